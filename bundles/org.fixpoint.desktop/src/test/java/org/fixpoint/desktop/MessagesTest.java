package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final List<Topic> told = new ArrayList<>();
    private final Messages messages = new Messages(told::add);

    @Test
    void whatAPlugInDoesAndWhatTheUserIsToldDoNotOverwriteEachOther() {
        messages.say("opened flow.yaml");
        messages.report("sample 1.0 added 1 activation");
        assertEquals("opened flow.yaml", messages.sentence());
        assertEquals("sample 1.0 added 1 activation", messages.news());
        messages.say("saved flow.yaml");
        assertEquals("sample 1.0 added 1 activation", messages.news());
        messages.report("sample.jar was taken out");
        assertEquals("saved flow.yaml", messages.sentence());
        assertEquals("sample.jar was taken out", messages.news());
        assertEquals(List.of(Topic.MESSAGE, Topic.MESSAGE, Topic.MESSAGE, Topic.MESSAGE), told);
    }

    @Test
    void aSentenceGoesWithWhatItIsAboutAndTheNewsStays() {
        messages.report("sample 1.0 added 1 activation");
        messages.say("cannot be run", Topic.READING);
        messages.changed(Topic.TEXT);
        assertEquals("cannot be run", messages.sentence());
        messages.changed(Topic.READING);
        assertEquals("", messages.sentence());
        assertEquals("sample 1.0 added 1 activation", messages.news());
    }
}
