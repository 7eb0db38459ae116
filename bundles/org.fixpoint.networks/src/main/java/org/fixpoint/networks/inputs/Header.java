package org.fixpoint.networks.inputs;

/** Whether the first line of a table names its columns. */
public enum Header {
    /** It does if none of its cells, other than the label's, looks like a number. */
    AUTO,
    /** It does. */
    PRESENT,
    /** It does not. */
    ABSENT
}
