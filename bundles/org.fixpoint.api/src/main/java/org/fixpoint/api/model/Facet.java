package org.fixpoint.api.model;

/**
 * One way to look at a model: a type of object that an architecture gives, or that a derivation obtains, and an analysis needs.
 *
 * <p>Two facets are the same if name and type are. The stock facets are constants of this type; a plug-in may define others.
 *
 * @param name kebab-case
 * @param ofInputs whether the object is about particular inputs; if not it can be asked for before inputs are drawn
 */
public record Facet<F>(String name, Class<F> type, boolean ofInputs) {
    /** The scalar activation of a model that uses one throughout. */
    public static final Facet<ActivationFunction> ACTIVATION =
            new Facet<>("activation", ActivationFunction.class, false);

    /** The layer rule of a network whose infinite-width limit is determined by it. */
    public static final Facet<MeanFieldRule> MEAN_FIELD_RULE =
            new Facet<>("mean-field-rule", MeanFieldRule.class, false);

    /** Length and correlation of a pair of inputs, layer by layer, at infinite width. */
    public static final Facet<MeanField> MEAN_FIELD = new Facet<>("mean-field", MeanField.class, false);

    /** The map of the correlation through one layer at stationary length. */
    public static final Facet<KernelMap> KERNEL_MAP = new Facet<>("kernel-map", KernelMap.class, false);

    /** The states of every layer of a sampled network for given inputs. */
    public static final Facet<LayerStates> LAYER_STATES = new Facet<>("layer-states", LayerStates.class, true);

    /** The Gaussian process kernel and the neural tangent kernel of a batch, layer by layer, at infinite width. */
    public static final Facet<KernelFlow> KERNEL_FLOW = new Facet<>("kernel-flow", KernelFlow.class, false);

    /** The neural tangent kernel of a sampled network for given inputs. */
    public static final Facet<TangentKernel> TANGENT_KERNEL = new Facet<>("tangent-kernel", TangentKernel.class, true);

    /** A map of states whose iteration is studied. */
    public static final Facet<StateMap> STATE_MAP = new Facet<>("state-map", StateMap.class, false);

    /** The same map as a parameter of the model varies. */
    public static final Facet<StateFamily> STATE_FAMILY = new Facet<>("state-family", StateFamily.class, false);
}
