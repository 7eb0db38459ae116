package org.fixpoint.maths.spectra;

/** Whether the mean of each column (feature) over the rows (samples) is taken away first. */
public enum Centring {
    /** Columns are centred, as kernel alignment and effective rank of representations want it. */
    COLUMNS,
    /** The matrix is taken as it is. */
    NONE
}
