package org.fixpoint.engine.plan;

import java.util.Map;

/**
 * A figure of an experiment.
 *
 * @param name file name without ending, unique in the experiment
 * @param visualizer what draws it
 * @param fill the item for each slot that is filled, by slot name; an item is named {@code analysis.item}
 * @param asked whether the experiment names it; else it was chosen because its slots can be filled, and may refuse what is in them
 */
public record FigureRequest(String name, Setup visualizer, Map<String, String> fill, boolean asked) {}
