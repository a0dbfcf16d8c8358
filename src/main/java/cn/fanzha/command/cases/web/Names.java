package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.FraudTypes.FraudType;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The names that a page shows instead of codes and ids, in the reader's language. */
public final class Names {

    private final Units units;
    private final FraudTypes types;
    private final Locale locale;

    public Names(Units units, FraudTypes types, Locale locale) {
        this.units = units;
        this.types = types;
        this.locale = locale;
    }

    public String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    public String type(@Nullable String code) {
        return code == null
                ? "—"
                : types.find(code).map((FraudType t) -> t.name(locale)).orElse(code);
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.format(at);
    }
}
