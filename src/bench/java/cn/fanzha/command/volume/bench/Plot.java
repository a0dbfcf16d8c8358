package cn.fanzha.command.volume.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bars of what the application and plain SQL do a second, on a logarithmic axis; text stays text. */
final class Plot {

    private static final int LEFT = 150;
    private static final int WIDTH = 640;
    private static final int ROW = 30;
    private static final int DECADES = 6;

    private Plot() {}

    static String of(List<Report.Line> lines) {
        List<Report.Line> drawn = lines.stream()
                .filter(line -> rate(line.measured()) || rate(line.plain()))
                .toList();
        int height = 60 + drawn.size() * ROW;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                LEFT + WIDTH + 90,
                height);
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        add(svg, "<rect x=\"%d\" y=\"10\" width=\"12\" height=\"12\" fill=\"#206bc4\"/>", LEFT);
        add(svg, "<text x=\"%d\" y=\"20\">application, a second</text>", LEFT + 18);
        add(svg, "<rect x=\"%d\" y=\"10\" width=\"12\" height=\"12\" fill=\"#b0b7c3\"/>", LEFT + 180);
        add(svg, "<text x=\"%d\" y=\"20\">plain SQL, a second</text>", LEFT + 198);
        for (int d = 0; d <= DECADES; d++) {
            int x = LEFT + WIDTH * d / DECADES;
            add(svg, "<line x1=\"%d\" y1=\"45\" x2=\"%d\" y2=\"%d\" stroke=\"#e6e8ec\"/>", x, x, height - 10);
            add(svg, "<text x=\"%d\" y=\"40\" fill=\"#626976\">%,d</text>", x, (long) Math.pow(10, d));
        }
        for (int i = 0; i < drawn.size(); i++) {
            int y = 52 + i * ROW;
            add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 15, drawn.get(i).row());
            bar(svg, drawn.get(i).measured(), y, "#206bc4");
            bar(svg, drawn.get(i).plain(), y + 12, "#b0b7c3");
        }
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, @Nullable Measured measured, int y, String colour) {
        if (measured != null && rate(measured)) {
            int width = (int) Math.clamp(Math.log10(measured.figure()) / DECADES * WIDTH, 1, WIDTH);
            add(svg, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"11\" fill=\"%s\"/>", LEFT, y, width, colour);
            add(
                    svg,
                    "<text x=\"%d\" y=\"%d\" font-size=\"10\">%,.0f</text>",
                    LEFT + width + 4,
                    y + 10,
                    measured.figure());
        }
    }

    private static boolean rate(@Nullable Measured measured) {
        return measured != null && measured.unit().endsWith("/s") && measured.figure() > 0;
    }

    private static void add(StringBuilder svg, String text, Object... values) {
        svg.append(String.format(Locale.ROOT, text, values)).append('\n');
    }
}
