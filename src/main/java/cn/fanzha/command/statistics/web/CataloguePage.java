package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.domain.Formula;
import cn.fanzha.command.statistics.domain.Indicator;
import cn.fanzha.command.statistics.web.FigureGroups.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The catalogue 指标目录: what each figure means, by which date it is counted, whether it adds up and why not. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class CataloguePage {

    private static final Map<String, String> MEASURES = Map.ofEntries(
            Map.entry("起", "case"),
            Map.entry("元", "yuan"),
            Map.entry("比率", "rate"),
            Map.entry("人次", "person-time"),
            Map.entry("人", "person"),
            Map.entry("个", "piece"),
            Map.entry("处", "place"),
            Map.entry("条", "alert"),
            Map.entry("条/日", "alert-day"),
            Map.entry("次", "time"),
            Map.entry("日", "day"),
            Map.entry("笔", "request"),
            Map.entry("秒", "second"),
            Map.entry("张", "card"),
            Map.entry("台", "device"),
            Map.entry("部", "unit"),
            Map.entry("套", "set"),
            Map.entry("件", "item"),
            Map.entry("家", "company"),
            Map.entry("户", "household"));

    private final FigureGroups groups;
    private final Labels labels;

    CataloguePage(FigureGroups groups, Labels labels) {
        this.groups = groups;
        this.labels = labels;
    }

    /** A figure explained. */
    record Entry(String code, String name, String measure, String countedBy, String rows, String adds) {}

    /** Figures of one matter, explained. */
    record Section(String key, String name, List<Entry> entries) {}

    @GetMapping("/statistics/catalogue")
    ModelAndView page(Locale locale) {
        List<Section> sections = groups.all(locale).stream()
                .map(group -> new Section(
                        group.key(),
                        group.name(),
                        group.figures().stream()
                                .map(figure -> entry(figure, locale))
                                .toList()))
                .toList();
        return new ModelAndView("statistics/catalogue", "sections", sections);
    }

    private Entry entry(Named figure, Locale locale) {
        Indicator indicator = figure.indicator();
        return new Entry(
                figure.code(),
                figure.name(),
                labels.text(locale, "catalogue.measure." + MEASURES.get(indicator.measureWord())),
                labels.text(locale, "catalogue.date." + date(indicator.countedBy())),
                labels.text(locale, "catalogue.rows." + figure.code()),
                labels.text(locale, "catalogue.adds." + adds(indicator)));
    }

    private static String date(String countedBy) {
        return countedBy.isEmpty() ? "none" : countedBy.replaceAll("[^a-z0-9]+", "-");
    }

    private static String adds(Indicator indicator) {
        return switch (indicator.formula()) {
            case Formula.Distinct distinct -> "distinct";
            case Formula.Percentile percentile -> "percentile";
            case Formula.External external -> "external";
            default -> !indicator.addsUp() ? "parts" : indicator.settlesLate() ? "provisional" : "sum";
        };
    }
}
