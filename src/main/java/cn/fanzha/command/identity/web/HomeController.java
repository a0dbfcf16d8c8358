package cn.fanzha.command.identity.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: leads each role to the first room of its own navigation. */
@Controller
class HomeController {

    private final List<NavigationItem> items;
    private final Units units;

    HomeController(List<NavigationItem> items, Units units) {
        this.units = units;
        this.items = items.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    @GetMapping("/")
    String home(Actor actor) {
        String kind = units.find(actor.unitId()).map(unit -> unit.kind().name()).orElse(null);
        return items.stream()
                .filter(item -> item.isFor(actor, kind))
                .findFirst()
                .map(item -> "redirect:" + item.href())
                .orElse("redirect:/account");
    }
}
