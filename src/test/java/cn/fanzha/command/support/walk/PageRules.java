package cn.fanzha.command.support.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What no page may be: untranslated, in two languages, without a heading, a room with nothing in it. */
final class PageRules {

    private static final Pattern MISSING = Pattern.compile("\\?\\?[\\w.-]+\\?\\?");

    /** What fills a room: data, a form, a picture, or the word that there is nothing yet and what to do. */
    private static final String FILLED = "tbody tr, .empty, dl, form, ul li, ol li, [data-chart], svg.chart, .briefing";

    private final Languages languages;

    PageRules(Languages languages) {
        this.languages = languages;
    }

    /** @param part of a page: it needs no title and no heading */
    List<String> faults(Document page, boolean part, boolean english) {
        List<String> faults = new ArrayList<>(languages.foreign(page, english));
        Matcher missing = MISSING.matcher(page.outerHtml());
        while (missing.find()) {
            faults.add("missing text " + missing.group());
        }
        for (Element table : page.select("table:not([hidden])")) {
            if (table.select("tbody tr, tfoot tr").isEmpty()) {
                faults.add("a table without rows: " + Languages.tag(table));
            }
        }
        for (Element list : page.select("main ul, main ol")) {
            if (list.select("> li").isEmpty()) {
                faults.add("a list without lines: " + Languages.tag(list));
            }
        }
        for (Element empty : page.select(".empty")) {
            if (empty.select(".empty-subtitle").text().isBlank()) {
                faults.add("an empty room that doesn't say what to do: " + Languages.tag(empty));
            }
        }
        if (!part) {
            whole(page, english, faults);
        }
        return faults;
    }

    private static void whole(Document page, boolean english, List<String> faults) {
        if (page.select("h1").size() != 1) {
            faults.add(page.select("h1").size() + " headings of the first level");
        }
        if (page.title().isBlank()) {
            faults.add("no title");
        }
        if (!page.select("html").attr("lang").startsWith(english ? "en" : "zh")) {
            faults.add("says its language is " + page.select("html").attr("lang"));
        }
        Element main = page.selectFirst("main");
        if (main == null) {
            faults.add("no main part");
        } else if (main.select(FILLED).isEmpty()) {
            faults.add("an empty room");
        }
        page.select("[id]").stream()
                .collect(java.util.stream.Collectors.groupingBy(Element::id, java.util.stream.Collectors.counting()))
                .forEach((id, count) -> {
                    if (count > 1) {
                        faults.add("the id " + id + " stands " + count + " times");
                    }
                });
    }
}
