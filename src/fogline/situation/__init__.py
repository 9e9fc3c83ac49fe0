"""Control over time, the state of the war, and the written brief."""
