package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.StopOverview.Asked;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of the overview as they stand in the address; without a day it is today. */
record OverviewQuery(
        @Parameter(description = "The day (yyyy-MM-dd, Asia/Shanghai); today where absent") @Nullable
        String day,

        @Parameter(description = "First day of a range, instead of the day") @Nullable
        String from,

        @Parameter(description = "Last day of the range, included; at most 366 days") @Nullable
        String to,

        @Parameter(description = "Code of a unit, with its tree; the reader's own where absent") @Nullable
        String unit,

        @Parameter(description = "Code of an institution") @Nullable
        String institution,

        @Parameter(description = "NORMAL or URGENT") @Nullable
        String urgency,

        @Parameter(description = "Code of a fraud type") @Nullable
        String fraudType,

        @Parameter(
                description =
                        "Order of the tables: name, requested, answered, refused, stopped, amount, fromReport, answer or"
                                + " share; with a minus from small to large")
        @Nullable
        String sort) {

    /** @throws InvalidValueException a value that the overview doesn't know */
    Asked asked(Units units, FraudTypes types, @Nullable UnitRef home, Instant now) {
        LocalDate today = ChinaTime.date(now);
        LocalDate one = given(day).map(OverviewQuery::date).orElse(today);
        LocalDate first = given(from)
                .map(OverviewQuery::date)
                .orElse(given(to).map(OverviewQuery::date).orElse(one));
        LocalDate last = given(to).map(OverviewQuery::date).orElse(given(from).isPresent() ? today : one);
        return new Asked(
                first,
                last,
                given(unit)
                        .map(code -> unit(units, code, u -> u.kind().isPolice()))
                        .orElse(home),
                given(institution)
                        .map(code ->
                                unit(units, code, u -> u.kind().holdsAccounts()).id())
                        .orElse(null),
                given(urgency).map(OverviewQuery::urgency).orElse(null),
                given(fraudType).map(code -> type(types, code)).orElse(null));
    }

    /** The same filters with the sort of the tables, as an address. */
    public String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters().forEach(address::queryParam);
        return address.encode().toUriString();
    }

    /** Whatever is given, in order. */
    Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        add(all, "day", day);
        add(all, "from", from);
        add(all, "to", to);
        add(all, "unit", unit);
        add(all, "institution", institution);
        add(all, "urgency", urgency);
        add(all, "fraudType", fraudType);
        add(all, "sort", sort);
        return all;
    }

    OverviewQuery sorted(String by) {
        return new OverviewQuery(day, from, to, unit, institution, urgency, fraudType, by);
    }

    private static void add(Map<String, String> all, String name, @Nullable String value) {
        given(value).ifPresent(text -> all.put(name, text));
    }

    private static LocalDate date(String text) {
        return ChinaTime.date(ChinaTime.parse(text));
    }

    private static UnitRef unit(Units units, String code, Predicate<UnitRef> kind) {
        return units.findByCode(code).filter(kind).orElseThrow(() -> new InvalidValueException("funds.list.unknown"));
    }

    private static Urgency urgency(String name) {
        return Arrays.stream(Urgency.values())
                .filter(u -> u.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("funds.list.unknown"));
    }

    private static String type(FraudTypes types, String code) {
        return types.find(code)
                .orElseThrow(() -> new InvalidValueException("funds.list.unknown"))
                .code();
    }

    static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
