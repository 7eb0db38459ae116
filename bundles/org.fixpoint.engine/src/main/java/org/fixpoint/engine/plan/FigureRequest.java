package org.fixpoint.engine.plan;

import java.util.Map;

/**
 * A figure that the experiment asks for.
 *
 * @param name file name without ending, unique in the experiment
 * @param visualizer what draws it
 * @param fill the item for each slot that is filled, by slot name; an item is named {@code analysis.item}
 */
public record FigureRequest(String name, Setup visualizer, Map<String, String> fill) {}
