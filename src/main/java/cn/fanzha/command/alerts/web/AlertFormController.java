package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.NewAlert;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.RegionCode;
import cn.fanzha.command.shared.ResidentId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of an alert that nobody's system pushed: a call to the hotline, somebody at the desk. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class AlertFormController {

    private final NewAlerts alerts;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    AlertFormController(NewAlerts alerts, Units units, FraudTypes types, MessageSource messages, Clock clock) {
        this.alerts = alerts;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was typed, kept when it is refused. */
    record Typed(
            @Nullable String unit,
            @Nullable String source,
            @Nullable String risk,
            @Nullable String fraudType,
            @Nullable String pushedAt,
            @Nullable String phone,
            @Nullable String personName,
            @Nullable String idNo,
            @Nullable String region) {
        /** Without anything typed. */
        @Override
        public String toString() {
            return "Typed";
        }
    }

    @GetMapping("/alerts/new")
    ModelAndView fresh(Actor actor, Locale locale) {
        String now = ChinaTime.formatSeconds(clock.instant()).replace(' ', 'T');
        String own = units.get(actor.unitId()).code();
        return page(
                new Typed(own, "HOTLINE_96110", "HIGH", null, now, null, null, null, null), List.of(), actor, locale);
    }

    @PostMapping("/alerts")
    ModelAndView push(Typed typed, Actor actor, Locale locale, RedirectAttributes redirect) {
        Reader reader = new Reader(locale);
        UnitRef unit =
                reader.read(typed.unit(), "unit", code -> units.findByCode(code).orElseThrow());
        AlertSource source = reader.read(typed.source(), "source", AlertSource::valueOf);
        RiskGrade risk = reader.read(typed.risk(), "risk", RiskGrade::valueOf);
        String type = reader.read(
                typed.fraudType(),
                "type",
                code -> types.find(code).orElseThrow().code());
        var pushedAt = reader.read(typed.pushedAt(), "pushed-at", ChinaTime::parse);
        Phone phone = reader.read(typed.phone(), "phone", Phone::of);
        String idNo = blank(typed.idNo())
                ? null
                : reader.read(typed.idNo(), "id-no", text -> ResidentId.of(text).value());
        String region = blank(typed.region())
                ? null
                : reader.read(
                        typed.region(), "region", text -> RegionCode.of(text).value());
        if (unit == null
                || source == null
                || risk == null
                || type == null
                || pushedAt == null
                || phone == null
                || !reader.problems.isEmpty()) {
            return page(typed, reader.problems, actor, locale);
        }
        String name = typed.personName();
        try {
            AlertNumber number = alerts.push(
                    new NewAlert(
                            unit.id(),
                            source,
                            risk,
                            type,
                            pushedAt,
                            phone,
                            name == null || name.isBlank() ? null : name.strip(),
                            idNo,
                            region),
                    actor);
            redirect.addFlashAttribute("notice", messages.getMessage("alerts.new.done", null, locale));
            return new ModelAndView(AlertController.redirect(number));
        } catch (InvalidValueException e) {
            return page(typed, List.of(messages.getMessage(e.key(), e.args(), locale)), actor, locale);
        }
    }

    private ModelAndView page(Typed typed, List<String> problems, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("alerts/new");
        page.addObject("form", typed);
        page.addObject("sources", Arrays.asList(AlertSource.values()));
        page.addObject("grades", RiskGrade.values());
        page.addObject("types", types.inForce(ChinaTime.date(clock.instant())));
        page.addObject("unitsInScope", AlertListController.unitsInScope(actor, units));
        if (!problems.isEmpty()) {
            page.addObject("problems", problems);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Reads field by field; what can't be read becomes a line that says what to do. */
    private final class Reader {
        private final Locale locale;
        private final List<String> problems = new ArrayList<>();

        Reader(Locale locale) {
            this.locale = locale;
        }

        <T extends Object> @Nullable T read(@Nullable String text, String field, Function<String, T> of) {
            String label = messages.getMessage("alerts." + field, null, locale);
            if (text == null || text.isBlank()) {
                problems.add(messages.getMessage("alerts.new.missing", new Object[] {label}, locale));
                return null;
            }
            try {
                return of.apply(text.strip());
            } catch (InvalidValueException e) {
                String why = messages.getMessage(e.key(), e.args(), locale);
                problems.add(messages.getMessage("alerts.new.wrong", new Object[] {label, why}, locale));
            } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
                problems.add(messages.getMessage("alerts.new.missing", new Object[] {label}, locale));
            }
            return null;
        }
    }
}
