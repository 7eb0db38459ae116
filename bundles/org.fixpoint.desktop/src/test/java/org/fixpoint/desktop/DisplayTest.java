package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void onLinuxADisplayIsNamedByTheEnvironment() {
        assertFalse(DesktopApplication.hasDisplay("Linux", Map.of("DISPLAY", "")));
        assertTrue(DesktopApplication.hasDisplay("Linux", Map.of("DISPLAY", ":0")));
        assertTrue(DesktopApplication.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
        assertTrue(DesktopApplication.hasDisplay("Mac OS X", Map.of()));
    }
}
