package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.AccountFunds;
import cn.fanzha.command.observables.ObservablePanel;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** The money of an account, as a panel of its page; and where else the account of a request was seen. */
@Controller
class AccountPanel implements ObservablePanel {

    private final AccountFunds funds;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    AccountPanel(AccountFunds funds, Units units, MessageSource messages, Clock clock) {
        this.funds = funds;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/observables/{id}/funds")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView panel(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        ModelAndView page = new ModelAndView(htmx == null ? "funds/account" : "funds/account :: panel");
        page.addObject("id", id);
        page.addObject("sheet", funds.of(id, actor));
        page.addObject("words", new StopWords(units, messages, locale, clock.instant()));
        return page;
    }

    @GetMapping("/stops/{no}/known")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView known(@PathVariable("no") StopNumber no, Actor actor) {
        return new ModelAndView("observables/known :: lines", "rows", funds.known(no, actor));
    }

    @Override
    public String titleKey() {
        return "funds.account.title";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean concerns(ObservableType type) {
        return type == ObservableType.BANK_ACCOUNT || type == ObservableType.PAYMENT_ACCOUNT;
    }

    @Override
    public String href(UUID observable) {
        return "/observables/" + observable + "/funds";
    }
}
