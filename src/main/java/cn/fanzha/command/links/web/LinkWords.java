package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pages say instead of ids and codes. */
public record LinkWords(Units units, FraudTypes types, Locale locale) {

    public String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    public String type(@Nullable String code) {
        return code == null
                ? "—"
                : types.find(code).map(type -> type.name(locale)).orElse(code);
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.format(at);
    }

    public String day(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.date(at).toString();
    }

    /** Whom to call, as far as it is known. */
    public String contact(@Nullable String name, @Nullable String phone) {
        String both = ((name == null ? "" : name) + " " + (phone == null ? "" : phone)).strip();
        return both.isEmpty() ? "—" : both;
    }

    /** How strong a link is: a word with a colour beside the number. */
    public String strength(int score) {
        return score >= 80 ? "strong" : score >= 50 ? "fair" : "weak";
    }
}
