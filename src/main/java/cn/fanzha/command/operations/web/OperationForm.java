package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.domain.OperationDraft;
import cn.fanzha.command.operations.domain.OperationView;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An operation as typed, kept when it is refused. */
public record OperationForm(
        @Nullable String name,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String unit,
        @Nullable List<String> units,
        @Nullable String waves,
        @Nullable Integer version) {

    static OperationForm of(OperationView view, Units known) {
        LocalDate last = view.operation().endsOn();
        return new OperationForm(
                view.operation().name(),
                view.operation().startsOn().toString(),
                last == null ? null : last.toString(),
                null,
                view.units().stream()
                        .map(id -> known.find(id))
                        .flatMap(java.util.Optional::stream)
                        .map(UnitRef::code)
                        .toList(),
                view.waves().stream().map(LocalDate::toString).collect(Collectors.joining(", ")),
                view.version());
    }

    /** @throws cn.fanzha.command.shared.InvalidValueException a date that cannot be read */
    OperationDraft draft() {
        return new OperationDraft(
                Objects.requireNonNullElse(Typed.text(name), ""),
                Typed.day(startsOn),
                Typed.day(endsOn),
                Typed.text(unit),
                units == null ? List.of() : units,
                Typed.list(waves).stream()
                        .map(Typed::day)
                        .filter(Objects::nonNull)
                        .toList());
    }

    public boolean takesPart(String code) {
        return units != null && units.contains(code);
    }
}
