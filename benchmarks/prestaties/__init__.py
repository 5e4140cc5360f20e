"""How fast regelcheck is and what it takes, against floors that run in the same minutes on the same machine."""
