package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.BinEntry;
import cn.fanzha.command.funds.domain.BinList;
import cn.fanzha.command.funds.domain.BinUpkeep;
import cn.fanzha.command.funds.domain.CardType;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The table of card prefixes 发卡行识别码: who issues a card, and which institution its stops go to. */
@Controller
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
class BinController {

    private static final int PAGE = 50;
    private static final int CHANGES = 20;

    private final BinList list;
    private final BinUpkeep upkeep;
    private final Units units;
    private final MessageSource messages;

    BinController(BinList list, BinUpkeep upkeep, Units units, MessageSource messages) {
        this.list = list;
        this.upkeep = upkeep;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/bins")
    ModelAndView table(
            @RequestParam(name = "q", required = false) @Nullable String words,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "edit", required = false) @Nullable String edit) {
        BinEntry.Key key = BinEntry.Key.of(edit);
        BinEntry edited = key == null ? null : list.find(key);
        return page(words, after, edited == null ? BinForm.empty() : BinForm.of(edited));
    }

    /** Adds a prefix, or changes the row that the form was opened with. */
    @PostMapping("/bins")
    ModelAndView save(BinForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        try {
            BinEntry entry = form.read();
            BinEntry.Key was = BinEntry.Key.of(form.was());
            if (was == null) {
                upkeep.add(entry, form.why(), actor);
            } else {
                upkeep.change(was, entry, form.why(), actor);
            }
            return done(redirect, "bins.saved", locale, entry.bin());
        } catch (InvalidValueException e) {
            return refused(form, e, locale);
        }
    }

    @PostMapping("/bins/remove")
    ModelAndView remove(BinForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        BinEntry.Key key = BinEntry.Key.of(form.was());
        if (key == null) {
            return new ModelAndView("redirect:/bins");
        }
        try {
            upkeep.remove(key, form.why(), actor);
            return done(redirect, "bins.removed", locale, key.bin());
        } catch (InvalidValueException e) {
            return refused(form, e, locale);
        }
    }

    /** Names the institution that answers for a bank's cards. */
    @PostMapping("/bins/institution")
    ModelAndView assign(
            @RequestParam(name = "bankCode", defaultValue = "") String bankCode,
            @RequestParam(name = "institution", defaultValue = "") String institution,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            upkeep.assign(bankCode, institution.isBlank() ? null : institution, reason, actor);
            return done(redirect, "bins.assigned", locale, bankCode);
        } catch (InvalidValueException e) {
            return refused(BinForm.empty(), e, locale);
        }
    }

    private ModelAndView page(@Nullable String words, @Nullable String after, BinForm form) {
        BinList.Page found = list.page(words, BinEntry.Key.of(after), PAGE);
        return new ModelAndView("funds/bins")
                .addObject("q", words)
                .addObject("rows", found.rows())
                .addObject("next", found.next())
                .addObject("form", form)
                .addObject("types", CardType.values())
                .addObject("banks", list.banks())
                .addObject("institutions", institutions())
                .addObject("units", units)
                .addObject("changes", list.changes(CHANGES));
    }

    private ModelAndView refused(BinForm form, InvalidValueException reason, Locale locale) {
        ModelAndView page = page(form.bin(), null, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", List.of(messages.getMessage(reason.key(), reason.args(), locale)));
    }

    private ModelAndView done(RedirectAttributes redirect, String key, Locale locale, String subject) {
        redirect.addFlashAttribute("notice", messages.getMessage(key, new Object[] {subject}, locale));
        return new ModelAndView("redirect:/bins");
    }

    private List<UnitRef> institutions() {
        return Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                .flatMap(kind -> units.institutions(kind).stream())
                .filter(UnitRef::active)
                .toList();
    }
}
