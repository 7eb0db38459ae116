package org.fixpoint.desktop;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the user is told: in passing a sentence, which the next one overwrites, and a notice of what must not be missed. What plug-ins do
 * comes of itself, at any time, and so overwrites none of them.
 */
public final class Messages {
    private final Consumer<Topic> told;
    private String sentence = "";
    private String news = "";
    private Optional<Topic> about = Optional.empty();
    private Optional<Notice> notice = Optional.empty();

    /**
     * Nothing yet.
     *
     * @param told of every change
     */
    Messages(Consumer<Topic> told) {
        this.told = told;
    }

    /** What has happened last; empty once it holds no longer. */
    public String sentence() {
        return sentence;
    }

    /** What the plug-in did that came or went last; empty if none has. */
    public String news() {
        return news;
    }

    /** What must not be missed. */
    public Optional<Notice> notice() {
        return notice;
    }

    void say(String what) {
        say(what, Optional.empty());
    }

    /** A plug-in has come or gone. */
    void report(String what) {
        news = what;
        told.accept(Topic.MESSAGE);
    }

    /** A sentence that goes once what it is about has changed. */
    void say(String what, Topic of) {
        say(what, Optional.of(of));
    }

    private void say(String what, Optional<Topic> of) {
        sentence = what;
        about = of;
        told.accept(Topic.MESSAGE);
    }

    /** Something is another now: a sentence about it holds no longer. */
    void changed(Topic topic) {
        if (about.filter(topic::equals).isPresent()) {
            say("");
        }
    }

    void show(Notice now) {
        notice = Optional.of(now);
        told.accept(Topic.NOTICE);
    }

    /** The notice has been read, or holds no longer. */
    public void dismiss() {
        if (notice.isPresent()) {
            notice = Optional.empty();
            told.accept(Topic.NOTICE);
        }
    }
}
