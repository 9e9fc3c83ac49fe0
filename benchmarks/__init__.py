"""What reading costs in time and memory, and how well it attributes, against the targets of the design.

`python -m benchmarks`, or `make bench`.
"""
