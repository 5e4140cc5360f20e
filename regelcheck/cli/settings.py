"""What holds for a run: what was typed, and what `regelcheck.toml` says where nothing was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from regelcheck.cli.asked import Asked
from regelcheck.cli.choices import read_fail_on
from regelcheck.cli.selection import choose_rules
from regelcheck.cli.streams import write_error
from regelcheck.config import Config, find_config, read_config
from regelcheck.config.read import did_you_mean
from regelcheck.errors import ConfigProblem, UsageProblem
from regelcheck.gate import Baseline, Explanations, Threshold
from regelcheck.gate.baseline import read_baseline
from regelcheck.language.trained import require
from regelcheck.model import BatchResult, ExplanationFault, Outcome, RuleSet
from regelcheck.pipeline import Options
from regelcheck.report.plain import plain, plain_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a run; `options` are those that were typed, for every document."""

    options: Options
    config: Config | None
    thresholds: tuple[Threshold, ...]
    regels: tuple[Path, ...]
    baseline: Path | None
    explanations: Explanations | None

    def options_for(self, path: Path) -> Options:
        """How one document is read: what was typed goes before what the configuration says."""
        if self.config is None:
            return self.options
        found = self.config.settings_for(path)
        return replace(
            self.options,
            vorm=self.options.vorm or found.vorm,
            onderliggend=self.options.onderliggend or found.onderliggend,
        )

    def explain(
        self, path: Path, outcomes: tuple[Outcome, ...]
    ) -> tuple[tuple[Outcome, ...], tuple[ExplanationFault, ...]]:
        """The outcomes of a document with the explanations that hold."""
        return (outcomes, ()) if self.explanations is None else self.explanations.apply(path, outcomes)

    def skip(self, path: Path) -> bool:
        """Whether a document of a folder is left out."""
        return self.config is not None and self.config.skips(path)

    def known(self) -> Baseline | None:
        """The baseline that findings are measured against. Raises ConfigProblem."""
        return read_baseline(self.baseline) if self.baseline is not None else None

    def finished(self, result: BatchResult, seen: Sequence[Path]) -> BatchResult:
        """The result with what only a whole run tells: which configuration held, and what it explains or settles in vain."""
        if self.config is None:
            return result
        for one in self.config.idle(seen):
            where, pattern = f"{plain_path(self.config.path)}:{one.line}", plain(one.pattern)
            write_error(f'Let op: {where}: geen document past op "{pattern}", dus vorm en onderliggend gelden daar niet.')
        faults = self.explanations.orphans(seen) if self.explanations is not None else ()
        run = replace(result.run, options=(*result.run.options, ("instellingen", self.config.path.as_posix())))
        return replace(result, run=run, faults=(*result.faults, *faults))


def read_settings(paths: Sequence[Path], asked: Asked, options: Options) -> Settings:
    """The settings for a run over these paths. Raises ConfigProblem and UsageProblem."""
    config = _config(paths, asked)
    try:
        thresholds = read_fail_on(asked.fail_on or (config.fail_on if config is not None else ()))
    except Exception as error:
        if asked.fail_on or config is None:
            raise
        raise _in_config(config, "fail-on", error) from error
    explanations = None
    if config is not None and config.explanations:
        explanations = Explanations(written=config.explanations, root=config.root, today=date.today())
    if config is not None and config.taalmodel and options.taalmodel is None:
        try:
            options = replace(options, taalmodel=require())
        except UsageProblem as error:
            raise _in_config(config, "taalmodel", error) from error
    return Settings(
        options=options,
        config=config,
        thresholds=thresholds,
        regels=(*(config.regels if config is not None else ()), *asked.regels),
        baseline=asked.baseline or (config.baseline if config is not None else None),
        explanations=explanations,
    )


def require_known_rules(settings: Settings, rule_set: RuleSet) -> None:
    """Say at its line that an explanation is about a rule that does not exist. Raises ConfigProblem."""
    known = [name for rule in rule_set.rules for name in (rule.id, *rule.aliases)]
    for one in settings.explanations.written if settings.explanations is not None else ():
        if one.rule_id not in known:
            raise ConfigProblem(
                f'{one.path}:{one.line}: de regel "{one.rule_id}" bestaat niet.', did_you_mean(one.rule_id, known)
            )


def chosen_rules(settings: Settings, rule_set: RuleSet, asked: Asked) -> RuleSet:
    """The rules that were asked for on the command line, or else in the configuration. Raises ConfigProblem."""
    require_known_rules(settings, rule_set)
    config = settings.config
    if config is None:
        return choose_rules(rule_set, asked)
    by_hand = asked.profiel is not None or asked.pakket or asked.regel
    day = config.peildatum.isoformat() if config.peildatum is not None else None
    dated = replace(asked, peildatum=asked.peildatum or day)
    if by_hand or not (config.profiel or config.packs):
        return choose_rules(rule_set, dated)
    try:
        return choose_rules(rule_set, replace(dated, profiel=config.profiel, pakket=config.packs))
    except Exception as error:
        raise _in_config(config, "profiel" if config.profiel else "pakketten", error) from error


def _in_config(config: Config, key: str, error: Exception) -> ConfigProblem:
    """A wrong value of an option, told where the configuration has it."""
    hint = getattr(error, "hint", "")
    return ConfigProblem(f"{config.at(key)}: {key}: {getattr(error, 'message', error)}", hint)


def _config(paths: Sequence[Path], asked: Asked) -> Config | None:
    if asked.geen_instellingen:
        if asked.instellingen is not None:
            raise UsageProblem("--instellingen en --geen-instellingen gaan niet samen.", "Kies een van beide.")
        return None
    path = asked.instellingen or find_config(paths)
    return read_config(path) if path is not None else None
