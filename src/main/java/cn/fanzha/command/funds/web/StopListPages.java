package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.StopCount;
import cn.fanzha.command.funds.domain.StopLists;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.ListPage;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The list of requests as a page, for reading and for an export that was refused. */
@Component
class StopListPages {

    private static final int PAGE = 50;

    private final StopLists lists;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    StopListPages(StopLists lists, Units units, FraudTypes types, MessageSource messages, Clock clock) {
        this.lists = lists;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    ModelAndView of(StopQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("funds/stops");
        StopWords words = new StopWords(units, messages, locale, clock.instant());
        page.addObject("query", query);
        page.addObject("states", StopState.values());
        page.addObject("urgencies", Urgency.values());
        page.addObject("counts", StopCount.values());
        page.addObject("types", types.all());
        page.addObject("unitsInScope", unitsInScope(actor));
        page.addObject("institutions", institutions());
        page.addObject("words", words);
        return ListPage.fill(page, words::text, query::next, () -> lists.page(query.filter(units), actor, PAGE));
    }

    private List<UnitRef> unitsInScope(Actor actor) {
        return actor.scope() instanceof Scope.Tree tree ? units.subtree(tree.root()) : List.copyOf(units.police());
    }

    private List<UnitRef> institutions() {
        return Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                .flatMap(kind -> units.institutions(kind).stream())
                .toList();
    }
}
