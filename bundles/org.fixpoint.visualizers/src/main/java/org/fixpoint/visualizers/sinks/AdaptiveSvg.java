package org.fixpoint.visualizers.sinks;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.visualizers.paint.FigureImage;
import org.fixpoint.visualizers.paint.Hues;
import org.fixpoint.visualizers.paint.Shades;
import org.fixpoint.visualizers.paint.Theme;

/**
 * Figures for one HTML document that follow its dark or light mode: each colour of the light theme is a CSS variable, for which
 * dark mode has the colour of the dark theme.
 */
final class AdaptiveSvg {
    private static final Pattern COLOR = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");
    private static final Pattern CLIP = Pattern.compile("(id=\"|url\\(#)clip");

    private final Map<Integer, Integer> darkByLight = new TreeMap<>();
    private int count;

    AdaptiveSvg() {
        pair(Theme.LIGHT.background(), Theme.DARK.background());
        pair(Theme.LIGHT.ink(), Theme.DARK.ink());
        pair(Theme.LIGHT.faint(), Theme.DARK.faint());
        pair(Theme.LIGHT.grid(), Theme.DARK.grid());
    }

    private void pair(Color light, Color dark) {
        darkByLight.put(light.getRGB() & 0xFFFFFF, dark.getRGB() & 0xFFFFFF);
    }

    /** The figure as an {@code svg} element. */
    String of(Figure figure) {
        for (Panel panel : figure.panels()) {
            if (panel instanceof Panel.Plot plot) {
                for (Mark mark : plot.marks()) {
                    pair(Theme.LIGHT.color(mark.hue()), Theme.DARK.color(mark.hue()));
                    if (mark instanceof Mark.Heat) {
                        heat();
                    } else if (mark instanceof Mark.Regions regions) {
                        regions(regions);
                    }
                }
            }
        }
        String svg = FigureImage.svg(figure, Theme.LIGHT);
        String element = svg.substring(svg.indexOf("<svg"));
        String own = CLIP.matcher(element).replaceAll("$1f" + count++ + "-clip");
        return COLOR.matcher(own.replaceFirst("<svg ", "<svg role=\"img\" ")).replaceAll(this::variable);
    }

    private void heat() {
        List<Color> light = Shades.diverging(Theme.LIGHT);
        List<Color> dark = Shades.diverging(Theme.DARK);
        for (int i = 0; i < light.size(); i++) {
            pair(light.get(i), dark.get(i));
        }
    }

    private void regions(Mark.Regions regions) {
        for (int k = 0; k < regions.names().size(); k++) {
            pair(Theme.LIGHT.color(Hues.region(k)), Theme.DARK.color(Hues.region(k)));
        }
    }

    private String variable(MatchResult color) {
        int light = Integer.parseInt(color.group(1)) << 16
                | Integer.parseInt(color.group(2)) << 8
                | Integer.parseInt(color.group(3));
        return Matcher.quoteReplacement(
                darkByLight.containsKey(light) ? "var(" + name(light) + "," + hex(light) + ")" : color.group());
    }

    /** The colours of dark mode. */
    String css() {
        StringBuilder css = new StringBuilder("@media (prefers-color-scheme: dark) { :root {");
        darkByLight.forEach((light, dark) -> css.append(' ')
                .append(name(light))
                .append(": ")
                .append(hex(dark))
                .append(';'));
        return css.append(" } }\n@media print { :root {")
                .append(lightAgain())
                .append(" } }\n")
                .toString();
    }

    private String lightAgain() {
        StringBuilder css = new StringBuilder();
        darkByLight.keySet().forEach(light -> css.append(' ')
                .append(name(light))
                .append(": ")
                .append(hex(light))
                .append(';'));
        return css.toString();
    }

    private static String name(int color) {
        return "--c" + hex(color).substring(1);
    }

    private static String hex(int color) {
        return String.format(Locale.ROOT, "#%06x", color);
    }
}
