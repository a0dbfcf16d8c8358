package cn.fanzha.command.identity.web;

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

    HomeController(List<NavigationItem> items) {
        this.items = items.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    @GetMapping("/")
    String home(Actor actor) {
        return items.stream()
                .filter(item -> item.roles().stream().anyMatch(actor::has))
                .findFirst()
                .map(item -> "redirect:" + item.href())
                .orElse("redirect:/account");
    }
}
