package cn.fanzha.command.statistics.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.web.ReportTable.Writing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Tables that the reader puts together 自选报表: figures, unit, period, rows and columns, all in the address. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class TablePage {

    private static final String PATH = "/statistics/table";

    private final Figures figures;
    private final KnownWords known;
    private final Labels labels;
    private final FigureGroups groups;
    private final FraudTypes types;
    private final Exports exports;
    private final Clock clock;

    TablePage(
            Figures figures,
            KnownWords known,
            Labels labels,
            FigureGroups groups,
            FraudTypes types,
            Exports exports,
            Clock clock) {
        this.figures = figures;
        this.known = known;
        this.labels = labels;
        this.groups = groups;
        this.types = types;
        this.exports = exports;
        this.clock = clock;
    }

    /** An often asked period with the address of the same table. */
    record QuickLink(String text, String href, boolean current) {}

    @GetMapping(PATH)
    ModelAndView page(
            TableParameters asked, @RequestParam MultiValueMap<String, String> address, Actor actor, Locale locale) {
        Instant now = clock.instant();
        ModelAndView page = new ModelAndView("statistics/table");
        page.addObject("asked", asked);
        page.addObject("from", asked.fromOr(now));
        page.addObject("to", asked.toOr(now));
        page.addObject("chosen", asked.indicators());
        page.addObject("groups", groups.all(locale));
        page.addObject("dimensions", By.values());
        page.addObject("types", types.all());
        page.addObject("unitsInScope", labels.unitsInScope(actor));
        page.addObject(
                "unitCode",
                asked.unit() == null
                        ? known.unit(null, actor).code()
                        : asked.unit().strip());
        page.addObject("rowsBy", asked.rows() == null ? By.UNIT.word() : asked.rows());
        page.addObject("columnsBy", asked.columns() == null ? "figures" : asked.columns());
        page.addObject("quick", quick(asked, address, now, locale));
        try {
            fill(page, asked, address, now, actor, locale);
        } catch (InvalidValueException wrong) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(labels.text(locale, wrong.key(), wrong.args())));
        }
        return page;
    }

    private void fill(
            ModelAndView page,
            TableParameters asked,
            MultiValueMap<String, String> address,
            Instant now,
            Actor actor,
            Locale locale) {
        FigureQuery query = asked.query(known, false, now, actor);
        page.addObject(
                "table", table(asked, query, now, actor, locale, ReportTable.MOST_LINES, ReportTable.MOST_COLUMNS));
        page.addObject("unitCode", query.unit().code());
        page.addObject("unit", query.unit());
        page.addObject("period", labels.period(query));
        page.addObject("narrowing", labels.narrowing(query, locale));
        page.addObject(
                "rowsBy", asked.rowsBy() == null ? "none" : asked.rowsBy().word());
        page.addObject(
                "columnsBy",
                asked.columnsBy() == null ? "figures" : asked.columnsBy().word());
        page.addObject("figure", query.indicators().getFirst().name(locale));
        page.addObject("cutOff", exports.now());
        page.addObject("export", RowsAddress.address(PATH + ".xlsx", without(address, "lang")));
    }

    /** The whole table as a sheet. */
    @GetMapping(PATH + ".xlsx")
    void export(TableParameters asked, Actor actor, Locale locale, HttpServletResponse response) throws IOException {
        Instant now = clock.instant();
        FigureQuery query;
        ReportTable table;
        try {
            query = asked.query(known, false, now, actor);
            table = table(asked, query, now, actor, locale, Sheet.MOST - 20, 5_000);
        } catch (InvalidValueException wrong) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        exports.announce(query, actor);
        Exports.head(response, "statistics");
        new TableSheet(labels, locale)
                .write(query, asked, table, exports.now(), exports.stamp(actor, locale), response.getOutputStream());
    }

    private ReportTable table(
            TableParameters asked,
            FigureQuery query,
            Instant now,
            Actor actor,
            Locale locale,
            int mostLines,
            int mostColumns) {
        By line = asked.rowsBy();
        boolean summed = line != null && !ReportTable.overlaps(line);
        @Nullable FigureQuery totalQuery = summed ? asked.query(known, true, now, actor) : null;
        List<Figure> read = figures.read(query, actor);
        List<Figure> totals = totalQuery == null ? List.of() : figures.read(totalQuery, actor);
        Map<String, String> operations = labels.operations(query);
        Writing writing = new Writing(
                (by, value) -> labels.of(by, value, query.unit(), operations, locale),
                locale,
                labels.text(locale, "statistics.table.mark.pending"),
                labels.text(locale, "statistics.table.mark.provisional"));
        return ReportTable.of(
                query, read, line, asked.columnsBy(), totalQuery, totals, mostLines, mostColumns, writing);
    }

    private List<QuickLink> quick(
            TableParameters asked, MultiValueMap<String, String> address, Instant now, Locale locale) {
        return TableParameters.quick(now).stream()
                .map(quick -> {
                    MultiValueMap<String, String> changed = without(address, "lang");
                    changed.set("from", quick.from());
                    changed.set("to", quick.to());
                    return new QuickLink(
                            labels.text(locale, "statistics.table.quick." + quick.key()),
                            RowsAddress.address(PATH, changed),
                            quick.from().equals(asked.fromOr(now)) && quick.to().equals(asked.toOr(now)));
                })
                .toList();
    }

    private static MultiValueMap<String, String> without(MultiValueMap<String, String> address, String name) {
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(address);
        changed.remove(name);
        return changed;
    }
}
