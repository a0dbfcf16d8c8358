package cn.fanzha.command.support.walk;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * From the start page along every link, part and reading form, breadth-first: each page twice with other data, each of
 * its views once. Nothing is sent that changes anything; what a form would send to is looked at only.
 */
public final class Walk {

    private static final int SAME_PAGE = 2;
    private static final int VIEWS_OF_A_PAGE = 14;

    private final String base;
    private final Addresses addresses;
    private final PageRules rules;

    public Walk(String base, RequestMappingHandlerMapping mappings, JdbcClient jdbc, PersonalDataCipher cipher) {
        this.base = base;
        this.addresses = new Addresses(mappings);
        this.rules = new PageRules(new Languages(new KnownData(jdbc, cipher)));
    }

    /**
     * What a walk saw.
     *
     * @param opened how many addresses were opened
     * @param pages an example of each whole page, by its pattern
     * @param patterns every pattern that answered, parts and files too
     * @param faults each with address and element
     */
    public record Seen(int opened, Map<String, String> pages, Set<String> patterns, List<String> faults) {}

    /** Addresses of pages that exist; a walk of all roles should come by each. */
    public Set<String> allPages() {
        return addresses.pages();
    }

    /** Walks as this person in this language. */
    public Seen as(String username, String password, String language) {
        return new Round(new Visitor(base, language, username, password), language.equals("en")).walk();
    }

    /** One person's walk. */
    private final class Round {

        private final Visitor visitor;
        private final boolean english;
        private final Deque<Step> ahead = new ArrayDeque<>();
        private final Set<String> met = new HashSet<>();
        private final Map<String, Integer> alike = new HashMap<>();
        private final Map<String, Set<String>> views = new HashMap<>();
        private final Map<String, String> pages = new LinkedHashMap<>();
        private final Set<String> patterns = new TreeSet<>();
        private final Set<String> faults = new LinkedHashSet<>();

        private record Step(String address, boolean part, String from) {}

        Round(Visitor visitor, boolean english) {
            this.visitor = visitor;
            this.english = english;
        }

        Seen walk() {
            met.add("/");
            ahead.add(new Step("/", false, "the address bar"));
            int opened = 0;
            while (!ahead.isEmpty()) {
                open(ahead.removeFirst());
                opened++;
            }
            return new Seen(opened, pages, patterns, List.copyOf(faults));
        }

        private void open(Step step) {
            Visitor.Answer answer = visitor.get(step.address(), step.part());
            if (answer.status() != 200 || answer.path().startsWith("/sign-in")) {
                faults.add(step.address() + " answers " + answer.status() + " " + answer.path() + ", linked from "
                        + step.from());
                return;
            }
            addresses.pattern("GET", answer.path()).ifPresent(patterns::add);
            if (!answer.isPage()) {
                if (answer.disposition().isBlank()) {
                    faults.add(step.address() + " is neither a page nor a file: " + answer.type());
                }
                return;
            }
            Document page = Jsoup.parse(answer.body(), base + answer.path());
            Collection<String> wrong = new ArrayList<>(rules.faults(page, step.part(), english));
            wrong.forEach(fault -> faults.add(answer.path() + ": " + fault));
            if (!step.part()) {
                addresses
                        .pattern("GET", answer.path())
                        .ifPresent(pattern -> pages.putIfAbsent(
                                pattern, step.address().equals("/") ? answer.path() : step.address()));
            }
            follow(page, step.address());
        }

        private void follow(Document page, String from) {
            for (Element link : page.select("a[href]")) {
                if (link.closest(".languages") == null) {
                    meet(link.attr("href"), false, from);
                }
            }
            for (Element part : page.select("[hx-get]")) {
                meet(part.attr("hx-get"), !part.hasAttr("hx-select") || part.hasAttr("hx-select-oob"), from);
            }
            for (Element form : page.select("form")) {
                look(form, from);
            }
            for (Element sending : page.select("[hx-post], [formaction]")) {
                String method = sending.attr("formmethod").equalsIgnoreCase("get") ? "GET" : "POST";
                expect(method, sending.attr(sending.hasAttr("hx-post") ? "hx-post" : "formaction"), from);
            }
        }

        private void look(Element form, String from) {
            String action = form.hasAttr("action") ? form.attr("action") : from;
            if (form.attr("method").equalsIgnoreCase("post")) {
                expect("POST", action, from);
            } else {
                meet(Forms.asLeft(action, form), false, from);
            }
        }

        private void expect(String method, String address, String from) {
            if (addresses.pattern(method, address).isEmpty()) {
                faults.add("nothing answers " + method + " " + address + ", of a form at " + from);
            }
        }

        private void meet(String href, boolean part, String from) {
            String address = href.replaceAll("#.*", "");
            if (!address.startsWith("/") || address.startsWith("/sign-") || !met.add(address)) {
                return;
            }
            String pattern = addresses.pattern("GET", address).orElse("nothing: " + Addresses.path(address));
            String same = addresses.alike(pattern, address);
            Set<String> known = views.computeIfAbsent(pattern, p -> new HashSet<>());
            if (known.size() < VIEWS_OF_A_PAGE && known.add(same) || known.contains(same)) {
                if (alike.merge(same, 1, Integer::sum) <= (same.contains("?") ? 1 : SAME_PAGE)) {
                    ahead.add(new Step(address, part, from));
                }
            }
        }
    }
}
