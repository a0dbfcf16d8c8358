package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.statistics.domain.FigureRow;
import cn.fanzha.command.statistics.domain.FigureRows;
import cn.fanzha.command.statistics.domain.FigureRows.Opened;
import cn.fanzha.command.statistics.domain.FigureRows.PartTotal;
import cn.fanzha.command.statistics.domain.Formula;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import cn.fanzha.command.statistics.domain.RowQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Opens a figure 数字下钻: what it is made of, with totals that come to the figure, and the rows, 50 a page. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class RowsPage {

    private static final int PAGE = 50;
    private static final String PATH = "/statistics/rows";

    private final FigureRows rows;
    private final KnownWords known;
    private final Labels labels;
    private final Units units;
    private final Exports exports;

    RowsPage(FigureRows rows, KnownWords known, Labels labels, Units units, Exports exports) {
        this.rows = rows;
        this.known = known;
        this.labels = labels;
        this.units = units;
        this.exports = exports;
    }

    /** A part as the page shows it. */
    record PartLine(
            String name, String rows, String sum, String distinct, String href, boolean chosen, boolean allTypes) {}

    @GetMapping(PATH)
    ModelAndView page(
            FigureParameters figure,
            RowParameters part,
            @RequestParam MultiValueMap<String, String> address,
            Actor actor,
            Locale locale) {
        ModelAndView page = new ModelAndView("statistics/rows");
        try {
            fill(page, part.query(figure.query(known, actor)), part, address, actor, locale);
        } catch (InvalidValueException wrong) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(labels.text(locale, wrong.key(), wrong.args())));
        }
        return page;
    }

    private void fill(
            ModelAndView page,
            RowQuery query,
            RowParameters part,
            MultiValueMap<String, String> address,
            Actor actor,
            Locale locale) {
        Opened opened = rows.open(query, actor);
        KeysetPage<FigureRow> listed = rows.page(query, part.pending(), part.position(), PAGE, actor);
        Measure measure = labels.measure(opened.parts().get(query.part() - 1).code());
        page.addObject("indicator", query.indicator());
        page.addObject("name", query.indicator().name(locale));
        page.addObject("unit", query.figure().unit());
        page.addObject("own", query.own());
        page.addObject("period", labels.period(query.figure()));
        page.addObject("narrowing", narrowing(query, locale));
        Measure written = query.indicator().measure();
        page.addObject("value", Shown.value(written, opened.value(), false, locale));
        page.addObject("exact", Shown.value(written, opened.value(), true, locale));
        page.addObject("opened", opened);
        page.addObject(
                "parts",
                opened.parts().stream()
                        .map(total -> line(total, query, address, locale))
                        .toList());
        page.addObject("manyParts", opened.parts().size() > 1);
        page.addObject("distinct", query.indicator().formula() instanceof Formula.Distinct);
        page.addObject("percentile", query.indicator().formula() instanceof Formula.Percentile);
        page.addObject("pendingShown", part.pending());
        page.addObject(
                "rows",
                listed.rows().stream()
                        .map(row -> RowLine.of(row, measure, labels, units, locale))
                        .toList());
        page.addObject("next", listed.next() == null ? null : with(address, "cursor", listed.next(), PATH));
        page.addObject("countedHref", with(address, "show", null, PATH));
        page.addObject("pendingHref", with(address, "show", "pending", PATH));
        page.addObject("export", with(address, "show", null, PATH + ".xlsx"));
    }

    /** The counted rows of the chosen part as a sheet, written as they are read. */
    @GetMapping(PATH + ".xlsx")
    void export(FigureParameters figure, RowParameters part, Actor actor, Locale locale, HttpServletResponse response)
            throws IOException {
        RowQuery query;
        try {
            query = part.query(figure.query(known, actor));
        } catch (InvalidValueException wrong) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        Opened opened = rows.open(query, actor);
        exports.announce(query, actor);
        Exports.head(response, "rows-" + query.indicator().code());
        new RowsSheet(labels, units, locale)
                .write(query, opened, rows, exports.stamp(actor, locale), actor, response.getOutputStream());
    }

    private PartLine line(PartTotal total, RowQuery query, MultiValueMap<String, String> address, Locale locale) {
        Measure measure = labels.measure(total.code());
        boolean summed = !(query.indicator().formula() instanceof Formula.Percentile)
                && !(query.indicator().formula() instanceof Formula.Distinct);
        return new PartLine(
                labels.rows(total.code(), locale),
                Shown.value(Measure.COUNT, java.math.BigDecimal.valueOf(total.rows()), false, locale),
                summed ? Shown.value(measure, total.sum(), true, locale) : "—",
                Shown.value(Measure.COUNT, java.math.BigDecimal.valueOf(total.distinct()), false, locale),
                with(address, "part", String.valueOf(total.number()), PATH),
                total.number() == query.part(),
                total.allTypes());
    }

    private String narrowing(RowQuery query, Locale locale) {
        String without = query.without().stream()
                .sorted()
                .map(by -> labels.text(locale, "statistics.without." + by.word()))
                .collect(java.util.stream.Collectors.joining(", "));
        String chosen = labels.narrowing(query.figure(), locale);
        return without.isEmpty() || chosen.isEmpty() ? without + chosen : chosen + ", " + without;
    }

    /** The same address with one parameter changed, from the first page on. */
    private static String with(
            MultiValueMap<String, String> address, String name, @Nullable String value, String path) {
        MultiValueMap<String, String> changed = new org.springframework.util.LinkedMultiValueMap<>(address);
        changed.remove("lang");
        changed.remove("cursor");
        changed.remove(name);
        if (name.equals("part")) {
            changed.remove("show");
        }
        if (value != null) {
            changed.add(name, value);
        }
        return RowsAddress.address(path, changed);
    }
}
