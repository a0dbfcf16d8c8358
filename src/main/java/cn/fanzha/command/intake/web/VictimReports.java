package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.EarlierReports;
import cn.fanzha.command.cases.EarlierReports.Earlier;
import cn.fanzha.command.intake.domain.IntakeSettings;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Phone;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the victim on the form has reported before; told beside the victim's fields. */
@Component
class VictimReports {

    private final EarlierReports reports;
    private final Units units;
    private final IntakeSettings settings;
    private final Clock clock;

    VictimReports(EarlierReports reports, Units units, IntakeSettings settings, Clock clock) {
        this.reports = reports;
        this.units = units;
        this.settings = settings;
        this.clock = clock;
    }

    /** A case of the same victim, with its unit's name. */
    public record Shown(Earlier earlier, String unit) {}

    /** Empty where neither document nor phone can be read yet. */
    List<Shown> of(IntakeForm form, @Nullable CaseNumber own, Actor actor) {
        String phone =
                Typed.value("phone", form.victimPhone(), text -> Phone.of(text).value(), new Problems());
        return reports
                .of(VictimPaper.number(form), phone, clock.instant().minus(settings.repeatWindow()), own, actor)
                .stream()
                .map(one -> new Shown(
                        one, units.find(one.unitId()).map(unit -> unit.name()).orElse("—")))
                .toList();
    }

    long days() {
        return settings.repeatWindow().toDays();
    }
}
