package org.fixpoint.launch.churn;

/** What one file of the drop-in folder holds. */
public sealed interface Content {
    /** A whole plug-in of the pool. */
    record Sound(String plugin, int version) implements Content {
        /** Symbolic name. */
        public String bundle() {
            return Pool.NAMES + plugin;
        }

        /** As in the manifest. */
        public String bundleVersion() {
            return "1." + version + ".0";
        }
    }

    /** Something that no look may take for a plug-in. */
    record Broken(Damage damage) implements Content {}

    /** How a file is broken. */
    enum Damage {
        /** A download page saved as a jar. */
        HTML,
        /** Random bytes. */
        GARBAGE,
        /** A whole archive with a class file that ends early. */
        TRUNCATED_CLASS,
        /** The first half of a jar. */
        HALF
    }
}
