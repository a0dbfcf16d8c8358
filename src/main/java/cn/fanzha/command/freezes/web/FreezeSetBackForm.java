package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.domain.FreezeSetBack.Correction;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The liaison's correction as typed: an earlier freeze was renewed. */
record FreezeSetBackForm(
        int version,
        @Nullable String authority,
        @Nullable String renewedUntil,
        @Nullable String reason) {

    static FreezeSetBackForm blank() {
        return new FreezeSetBackForm(0, null, null, null);
    }

    /** @throws InvalidValueException a day that can't be read */
    Correction said() {
        return new Correction(
                authority == null ? "" : authority,
                renewedUntil == null || renewedUntil.isBlank()
                        ? null
                        : ChinaTime.date(ChinaTime.parse(renewedUntil.strip())),
                reason == null ? "" : reason);
    }
}
