package cn.fanzha.command.intake.web;

import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.intake.pasted.Spoken;
import cn.fanzha.command.intake.web.IntakeForm.Line;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What stands beside the fields while they are typed, each as a fragment of its own. */
@Component
class CallAids {

    private final Units units;
    private final BankBins bins;
    private final KnownTyped known;
    private final PastedOffers offers;
    private final VictimReports reports;
    private final Clock clock;

    CallAids(Units units, BankBins bins, KnownTyped known, PastedOffers offers, VictimReports reports, Clock clock) {
        this.units = units;
        this.bins = bins;
        this.known = known;
        this.offers = offers;
        this.reports = reports;
        this.clock = clock;
    }

    /** What one line shows beside its account: the bank behind the number, a doubt, what is known. */
    ModelAndView account(IntakeForm form, int line) {
        List<Line> lines = form.shownLines();
        Line typed = line < 0 || line >= lines.size() ? Line.EMPTY : lines.get(line);
        ModelAndView fragment = new ModelAndView("intake/form :: bank");
        String account = typed.account();
        if (account == null || account.isBlank()) {
            return fragment;
        }
        fragment.addObject("known", known.account(typed.kind(), account, List.of()));
        if (!"PAYMENT_ACCOUNT".equals(typed.kind())) {
            fragment.addObject(
                    "found", bins.find(account).map(id -> units.get(id).name()).orElse(null));
            fragment.addObject("bankName", bins.bankName(account).orElse(null));
            fragment.addObject("doubt", doubt(account));
            fragment.addObject(
                    "unknown", isCard(account) && bins.bankName(account).isEmpty());
        }
        return fragment;
    }

    /** What was recognised in the pasted text, as buttons. */
    ModelAndView pasted(IntakeForm form) {
        return new ModelAndView("intake/pasted :: offers")
                .addObject("form", form)
                .addObject("offers", offers.of(form.pasted()));
    }

    /** Whether the victim has reported before. */
    ModelAndView earlier(IntakeForm form, @Nullable CaseNumber own, Actor actor) {
        return new ModelAndView("intake/victim :: earlier")
                .addObject("earlier", reports.of(form, own, actor))
                .addObject("days", reports.days())
                .addObject("joinable", own == null);
    }

    /** How a moment or an amount of a line was read, so that a slip shows while the victim is still on the phone. */
    ModelAndView read(IntakeForm form, int line, Target target) {
        ModelAndView fragment = new ModelAndView("intake/line :: said");
        List<Line> lines = form.shownLines();
        String typed = line < 0 || line >= lines.size() ? null : lines.get(line).of(target);
        if (typed == null || typed.isBlank()) {
            return fragment;
        }
        try {
            if (target == Target.TIME) {
                fragment.addObject("moment", ChinaTime.formatSeconds(Spoken.moment(typed, clock.instant())));
            } else {
                fragment.addObject("amount", Spoken.amount(typed));
            }
        } catch (InvalidValueException e) {
            fragment.addObject("problem", e);
        }
        return fragment;
    }

    /** What is known of each clue. */
    ModelAndView clues(IntakeForm form) {
        return new ModelAndView("intake/victim :: clues").addObject("rows", known.ofAll(Clues.read(form.clues())));
    }

    /** What is known of the victim's phone or document. */
    ModelAndView victim(IntakeForm form, ObservableType type) {
        ModelAndView fragment = new ModelAndView("observables/known :: answer");
        String typed = type == ObservableType.PHONE ? form.victimPhone() : form.victimIdNo();
        fragment.addObject("known", known.of(type, typed, List.of()));
        return fragment;
    }

    private static boolean isCard(String account) {
        try {
            BankCard.of(account);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static @Nullable String doubt(String account) {
        try {
            return BankCard.of(account).luhnHolds() ? null : "intake.warning.luhn";
        } catch (InvalidValueException e) {
            return e.key();
        }
    }
}
