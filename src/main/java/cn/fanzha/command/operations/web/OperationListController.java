package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.operations.domain.OperationList;
import cn.fanzha.command.operations.domain.OperationList.Filter;
import cn.fanzha.command.operations.domain.OperationList.Row;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of special operations. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class OperationListController {

    private static final int PAGE = 50;

    private final OperationList list;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    OperationListController(OperationList list, Units units, MessageSource messages, Clock clock) {
        this.list = list;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** The filters as they stand in the address. */
    public record Query(
            @Nullable String unit,
            @Nullable String running,
            @Nullable String from,
            @Nullable String to,
            @Nullable String after) {

        public boolean narrows() {
            return Stream.of(unit, running, from, to).anyMatch(text -> Typed.text(text) != null);
        }

        @Nullable
        String next(@Nullable String cursor) {
            if (cursor == null) {
                return null;
            }
            UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/operations");
            put(uri, "unit", unit);
            put(uri, "running", running);
            put(uri, "from", from);
            put(uri, "to", to);
            return uri.queryParam("after", cursor).encode().toUriString();
        }

        private static void put(UriComponentsBuilder uri, String name, @Nullable String value) {
            if (Typed.text(value) != null) {
                uri.queryParam(name, value);
            }
        }
    }

    @GetMapping("/operations")
    ModelAndView list(Query query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("operations/list");
        page.addObject("query", query);
        page.addObject("unitsInScope", units.subtree(actor.unitId()));
        page.addObject("names", new UnitNames(units));
        page.addObject("mayOpen", actor.has(Role.ANALYST) || actor.has(Role.SUPERVISOR));
        page.addObject("rows", List.of());
        try {
            KeysetPage<Row> rows = list.page(filter(query), actor, PAGE);
            page.addObject("rows", rows.rows());
            page.addObject("next", query.next(rows.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
        }
        return page;
    }

    private Filter filter(Query query) {
        String code = Typed.text(query.unit());
        String cursor = Typed.text(query.after());
        return new Filter(
                code == null
                        ? null
                        : units.findByCode(code)
                                .map(UnitRef::id)
                                .orElseThrow(() -> new InvalidValueException("operations.list.unknown")),
                Typed.text(query.running()) == null ? null : ChinaTime.date(clock.instant()),
                Typed.day(query.from()),
                Typed.day(query.to()),
                cursor == null ? null : Cursor.decode(cursor));
    }
}
