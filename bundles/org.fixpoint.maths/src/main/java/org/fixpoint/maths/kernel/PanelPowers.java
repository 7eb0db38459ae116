package org.fixpoint.maths.kernel;

import java.util.List;

/**
 * A {@link TablePanel} of one variance in powers of t = 2x: the gap is w^leading Σ g_k tᵏ, the slope Σ s_k tᵏ, t = scale w − shift,
 * w = √(δ/2) for δ ≤ 1.
 *
 * @param gaps g_k, two or more
 * @param slopes s_k, as many
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record PanelPowers(double scale, double shift, int leading, double[] gaps, double[] slopes) {
    /** The powers of some panels; none unless all have them. */
    static List<PanelPowers> ofAll(List<TablePanel> panels) {
        boolean all = panels.stream().allMatch(panel -> panel.gaps().length == 1 && panel.hasPowers());
        return all
                ? panels.stream()
                        .map(panel -> new PanelPowers(
                                panel.scale(), panel.shift(), panel.leading(), panel.gapPowers(), panel.slopePowers()))
                        .toList()
                : List.of();
    }
}
