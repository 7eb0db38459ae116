package org.fixpoint.desktop;

/** What of a desk has changed. */
public enum Topic {
    /** The text of the experiment, whether it is saved, or its file. */
    TEXT,
    /** What is installed. */
    CATALOGUE,
    /** The fields, their values or their faults. */
    FORM,
    /** What is wrong with the experiment, or how much there is to do. */
    READING,
    /** What is previewed. */
    PREVIEW,
    /** What is shown of the model as it is played with. */
    LIVE,
    /** The run, or its results. */
    RUN,
    /** What has just happened, in a sentence, or what a plug-in did. */
    MESSAGE,
    /** What must not be missed. */
    NOTICE
}
