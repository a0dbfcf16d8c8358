package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.funds.domain.CaseChain;
import cn.fanzha.command.funds.domain.NextLevel;
import cn.fanzha.command.funds.domain.NextProposals;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The chain of a case's accounts, as a panel of its file and a page of its own, and the next level's requests. */
@Controller
class ChainTab implements CaseTab {

    private static final String BANK = "bank.";
    private static final String HOLDER = "holder.";
    private static final int PEOPLE_AT_MOST = 100;

    private final CaseFiles cases;
    private final CaseChain chain;
    private final NextProposals proposals;
    private final NextLevel next;
    private final Accounts accounts;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ChainTab(
            CaseFiles cases,
            CaseChain chain,
            NextProposals proposals,
            NextLevel next,
            Accounts accounts,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.cases = cases;
        this.chain = chain;
        this.proposals = proposals;
        this.next = next;
        this.accounts = accounts;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cases/{no}/chain")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView chain(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        return page(cases.require(no, actor), htmx, actor, locale);
    }

    /**
     * Sends the chosen proposals, or all of them.
     *
     * @param typed {@code send} the keys of the chosen ones, {@code all} instead of them, {@code secondOfficer}; by key
     *     {@code bank.…} and {@code holder.…}
     */
    @PostMapping("/cases/{no}/chain/next")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView send(
            @PathVariable("no") CaseNumber no,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StopWords words = words(locale);
        List<String> chosen = typed.getOrDefault("send", List.of());
        if (chosen.isEmpty() && !typed.containsKey("all")) {
            return refused(no, List.of(words.text("funds.next.refused.none")), typed, actor, locale);
        }
        NextLevel.Sent sent = next.send(
                no,
                new NextLevel.Order(
                        typed.containsKey("all") ? null : new HashSet<>(chosen),
                        with(BANK, typed),
                        with(HOLDER, typed),
                        officer(typed.getFirst("secondOfficer"))),
                actor);
        List<String> problems = new ArrayList<>();
        sent.unsent()
                .forEach(one -> problems.add(
                        words.text("funds.next.unsent", one.account(), words.text(one.messageKey(), one.args()))));
        if (sent.done() == 0 && !problems.isEmpty()) {
            return refused(no, problems, typed, actor, locale);
        }
        redirect.addFlashAttribute("notice", said(sent, words));
        redirect.addFlashAttribute("problems", problems);
        // told to the page that asked: the open page reads itself again meanwhile, and must not take the message away
        return new ModelAndView("redirect:/cases/" + no.value() + "/chain?sent=1");
    }

    private static String said(NextLevel.Sent sent, StopWords words) {
        if (sent.done() == 0) {
            return words.text("funds.next.before");
        }
        return words.text(
                "funds.next.sent",
                String.valueOf(sent.requested()),
                String.valueOf(sent.joined()),
                String.valueOf(sent.covered()));
    }

    private ModelAndView refused(
            CaseNumber no, List<String> problems, MultiValueMap<String, String> typed, Actor actor, Locale locale) {
        ModelAndView page = page(cases.require(no, actor), null, actor, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("problems", problems);
        page.addObject("typed", typed);
        return page;
    }

    private ModelAndView page(CaseRef file, @Nullable String htmx, Actor actor, Locale locale) {
        boolean maySend = actor.scope().sees(file.unitId());
        ModelAndView page = new ModelAndView(htmx == null ? "funds/case-chain" : "funds/case-chain :: panel");
        CaseChain.Chain found = chain.of(file, actor);
        Map<UUID, Integer> levels = new HashMap<>();
        found.levels().forEach(level -> level.accounts().forEach(account -> levels.put(account.id(), level.level())));
        page.addObject("caseNo", file.number().value());
        page.addObject("chain", found);
        page.addObject("levels", levels);
        page.addObject("next", maySend ? proposals.of(file) : new NextProposals.Proposals(List.of(), 0));
        page.addObject("people", maySend ? people(file, actor) : List.of());
        page.addObject("institutions", institutions());
        page.addObject("words", words(locale));
        return page;
    }

    /** Who may be named as second officer: of the unit that holds the file and of the one above it. */
    private List<AccountRef> people(CaseRef file, Actor actor) {
        List<UUID> of = new ArrayList<>(List.of(file.unitId()));
        units.ancestors(file.unitId()).stream().limit(1).map(UnitRef::id).forEach(of::add);
        return accounts.active(of, List.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR), PEOPLE_AT_MOST).stream()
                .filter(person -> !person.id().equals(actor.id()))
                .toList();
    }

    private static Map<String, String> with(String prefix, MultiValueMap<String, String> typed) {
        Map<String, String> found = new HashMap<>();
        typed.forEach((name, values) -> {
            if (name.startsWith(prefix) && !values.isEmpty()) {
                found.put(name.substring(prefix.length()), values.getFirst());
            }
        });
        return found;
    }

    private static @Nullable UUID officer(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private List<UnitRef> institutions() {
        return Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                .flatMap(kind -> units.institutions(kind).stream())
                .filter(UnitRef::active)
                .toList();
    }

    private StopWords words(Locale locale) {
        return new StopWords(units, messages, locale, clock.instant());
    }

    @Override
    public String titleKey() {
        return "funds.chain.title";
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/chain";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }
}
