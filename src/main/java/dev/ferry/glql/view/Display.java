package dev.ferry.glql.view;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms that an answer can have. Charts are known to GitLab only. */
public enum Display {
    LIST("list", false),
    ORDERED_LIST("orderedList", false),
    TABLE("table", false),
    STAT("stat", true),
    COLUMN_CHART("columnChart", true),
    LINE_CHART("lineChart", true),
    BAR_CHART("barChart", true),
    BAR_LIST("barList", true),
    AREA_CHART("areaChart", true),
    HEAT_MAP("heatMap", true),
    DIVERGING_BAR_CHART("divergingBarChart", true);

    private final String word;
    private final boolean chart;

    Display(String word, boolean chart) {
        this.word = word;
        this.chart = chart;
    }

    /** Capitals count. */
    public static Optional<Display> named(String word) {
        return Arrays.stream(values()).filter(d -> d.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    public boolean isChart() {
        return chart;
    }

    /** Those that rows can be shown in. */
    static List<String> ofRows() {
        return Arrays.stream(values()).filter(d -> !d.chart).map(Display::word).toList();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Display::word).toList();
    }
}
