"""Events with their people, police files with their clocks, and the processes they run under."""
