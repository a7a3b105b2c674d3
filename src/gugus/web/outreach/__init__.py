"""Activities: the list, one activity, recording one."""
