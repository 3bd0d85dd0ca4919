"""The checks behind `make copy`: one file for each thing that can be wrong with what a person reads."""
