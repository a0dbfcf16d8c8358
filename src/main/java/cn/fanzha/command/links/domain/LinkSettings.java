package cn.fanzha.command.links.domain;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How cases are linked.
 *
 * @param common a value that stands in more cases than that links nothing: a bank's hotline number, a shop's account
 * @param least score from which a pair is proposed, in percent
 * @param days age of the cases that proposals are made for
 * @param newest at most so many cases, the newest of that time
 */
@ConfigurationProperties("fanzha.links")
public record LinkSettings(
        @DefaultValue("50") int common,
        @DefaultValue("30") int least,
        @DefaultValue("14") int days,
        @DefaultValue("100") int newest) {}
