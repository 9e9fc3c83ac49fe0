"""What reading costs in time and memory, against the targets of the design. `python -m benchmarks`, or `make bench`."""
