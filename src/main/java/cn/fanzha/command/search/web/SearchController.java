package cn.fanzha.command.search.web;

import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.KnownValues;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchNarrowing;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The search box. What was typed is posted: phones and documents in an address would stand in the logs of proxies. A
 * whole number leads straight to its record, a value known nowhere but on its own page straight there.
 */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class SearchController {

    private static final Set<ObservableType> PERSONAL =
            Set.of(ObservableType.PHONE, ObservableType.BANK_ACCOUNT, ObservableType.PERSON_ID);

    private final List<SearchSource> sources;
    private final KnownValues known;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SearchController(
            ObjectProvider<SearchSource> sources,
            KnownValues known,
            Units units,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .toList();
        this.known = known;
        this.units = units;
        this.events = events;
        this.transaction = transaction;
    }

    /** A value that was seen somewhere. */
    record KnownValue(ObservableType type, String masked, Known known) {}

    /** The names and times that the page shows instead of ids and instants. */
    record Names(Units units) {
        public String unit(UUID id) {
            return units.find(id).map(UnitRef::name).orElse("—");
        }

        public String time(@Nullable Instant at) {
            return at == null ? "" : ChinaTime.format(at);
        }
    }

    /**
     * The filters as they were chosen.
     *
     * @param from day, Asia/Shanghai
     * @param to day, Asia/Shanghai, included
     */
    public record Filters(
            @Nullable String kind,
            @Nullable String state,
            @Nullable String from,
            @Nullable String to) {

        static final Filters NONE = new Filters(null, null, null, null);

        SearchNarrowing narrowing() {
            Instant end = read(to);
            return new SearchNarrowing(
                    blank(kind) ? null : kind,
                    blank(state) ? null : state,
                    read(from),
                    end == null ? null : ChinaTime.startOf(ChinaTime.date(end).plusDays(1)));
        }

        private static @Nullable Instant read(@Nullable String day) {
            return day == null || day.isBlank() ? null : ChinaTime.parse(day);
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }
    }

    @GetMapping("/search")
    ModelAndView form(Actor actor) {
        ModelAndView page = page(Filters.NONE);
        page.addObject(
                "shortcuts",
                sources.stream()
                        .flatMap(source -> source.shortcuts(actor).stream())
                        .toList());
        return page;
    }

    private ModelAndView page(Filters filters) {
        ModelAndView page = new ModelAndView("search/search");
        page.addObject("searched", false);
        page.addObject("filters", filters);
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        sources.forEach(source -> new TreeMap<>(source.kinds()).forEach(kinds::put));
        page.addObject("kinds", kinds);
        return page;
    }

    @PostMapping("/search")
    ModelAndView search(@RequestParam(name = "q", defaultValue = "") String q, Filters filters, Actor actor) {
        ModelAndView page = page(filters);
        SearchTerm term;
        try {
            term = new SearchTerm(q, filters.narrowing());
        } catch (InvalidValueException unreadable) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("q", q);
            page.addObject("badPeriod", true);
            return page;
        }
        page.addObject("q", term.text());
        if (term.tooShort()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("tooShort", true);
            return page;
        }
        SearchNarrowing narrowing = term.narrowing();
        List<KnownValue> values = narrowing.isNone() ? values(term) : List.of();
        List<SearchHits> groups = sources.stream()
                .flatMap(source -> source.find(term, actor).stream())
                .filter(group -> narrowing.kind() == null || group.titleKey().equals(narrowing.kind()))
                .toList();
        List<Hit> all = groups.stream().flatMap(group -> group.hits().stream()).toList();
        List<Hit> exact = all.stream().filter(Hit::exact).toList();
        if (exact.size() == 1 && values.isEmpty() && narrowing.isNone()) {
            return new ModelAndView("redirect:" + exact.getFirst().href());
        }
        if (all.isEmpty() && values.size() == 1) {
            return new ModelAndView(
                    "redirect:/observables/" + values.getFirst().known().id());
        }
        page.addObject("searched", true);
        page.addObject("values", values);
        page.addObject("groups", groups);
        page.addObject("names", new Names(units));
        return page;
    }

    /** What is known of the value that was typed; the look-up of a person's value stands in the audit log. */
    private List<KnownValue> values(SearchTerm term) {
        List<ObservableValue> readings = known.readings(term.text());
        if (readings.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Map<ObservableValue, Known> found = known.of(readings, List.of());
            List<KnownValue> seen = new ArrayList<>();
            for (ObservableValue value : readings) {
                Known one = found.get(value);
                if (one != null) {
                    seen.add(new KnownValue(value.type(), value.masked(), one));
                }
                if (one != null || personal(value)) {
                    events.publishEvent(Audited.done(
                            "search.value",
                            "observable",
                            one == null ? "—" : one.id().toString(),
                            Map.of("type", value.type().name(), "value", value.masked(), "found", one != null)));
                }
            }
            return seen;
        }));
    }

    /** Documents other than a resident's number look like any word. */
    private static boolean personal(ObservableValue value) {
        return PERSONAL.contains(value.type())
                && (value.type() != ObservableType.PERSON_ID || value.value().length() == 18);
    }
}
