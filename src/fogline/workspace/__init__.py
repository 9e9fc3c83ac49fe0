"""Settings, and the Workspace that wires the stages to a store."""
