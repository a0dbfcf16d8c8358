package cn.fanzha.command.intake.pasted;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Phrasings of real life with made-up values; read at 2026-11-22 15:30 in Asia/Shanghai. */
class PastedTextTest {

    private static final Instant NOW = Instant.parse("2026-11-22T07:30:00Z");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Stream<Arguments> texts() {
        return Stream.of(
                // bank notices
                of(
                        "【云澜银行】您尾号3344的账户11月22日14时05分跨行转出人民币50,000.00元，余额1,203.55元。收款人：张三丰，收款账号6222029901000021006",
                        "TIME=2026-11-22 14:05",
                        "AMOUNT=50000",
                        "HOLDER=张三丰",
                        "ACCOUNT=6222029901000021006"),
                of(
                        "您的借记卡于2026年11月21日23时58分07秒向李四（6228481234567890011）转账￥3,000.5，可用余额￥0.20",
                        "TIME=2026-11-21 23:58:07",
                        "ACCOUNT=6228481234567890011",
                        "AMOUNT=3000.5"),
                of(
                        "交易时间：2026-11-22 09:31:02\n交易金额：-20,654.50元\n对方户名：云澜市鑫源商贸有限公司\n对方账号：6217 0000 1001 2345 67\n流水号：2026112209310212345",
                        "TIME=2026-11-22 09:31:02",
                        "AMOUNT=20654.5",
                        "HOLDER=云澜市鑫源商贸有限公司",
                        "ACCOUNT=621700001001234567"),
                of(
                        "付款户名: 王小明 收款户名: 欧阳建国 金额: 12000 摘要: 转账 时间: 2026/11/20 8:05",
                        "PAYER=王小明",
                        "HOLDER=欧阳建国",
                        "AMOUNT=12000",
                        "TIME=2026-11-20 08:05"),
                of("支出-5000.00元 20261122 143005", "AMOUNT=5000", "TIME=2026-11-22 14:30:05"),
                // chats
                of(
                        "昨天晚上9点半我给他打了5万元，今天早上10:20又转了3万5",
                        "TIME=2026-11-21 21:30",
                        "AMOUNT=50000",
                        "TIME=2026-11-22 10:20",
                        "AMOUNT=35000"),
                of("卡号622202 9901000021006 户名李四 转2w就行", "ACCOUNT=6222029901000021006", "HOLDER=李四", "AMOUNT=20000"),
                of("账号：６２２２０２９９０１００００２１００６，金额５０，０００元", "ACCOUNT=6222029901000021006", "AMOUNT=50000"),
                of("前后一共被骗了八万三千元，第一笔两万三，第二笔伍万元整", "AMOUNT=83000", "AMOUNT=23000", "AMOUNT=50000"),
                of(
                        "加QQ群领红包，打开 http://dy-task.vip/r?id=9，再下载 www.abc-fund.com/app。客服电话400-123-4567",
                        "URL=http://dy-task.vip/r?id=9",
                        "URL=www.abc-fund.com/app",
                        "PHONE=4001234567"),
                of("他让我登陆jrj666.top然后输入验证码 885523", "URL=jrj666.top"),
                of(
                        "联系我 +86 138-0013-8000 或 13900139000，座机0755-26001234",
                        "PHONE=13800138000",
                        "PHONE=13900139000",
                        "PHONE=075526001234"),
                of("有个自称95588的号码打来，让我拨打96110不要接", "PHONE=95588", "PHONE=96110"),
                of(
                        "受害人：王晓晓，身份证990101198803071230，手机13712345678",
                        "PAYER=王晓晓",
                        "ID_NUMBER=990101198803071230",
                        "PHONE=13712345678"),
                of("护照号 E12345678，姓名：JOHN SMITH", "ID_NUMBER=E12345678", "PAYER=JOHN SMITH"),
                of("持卡人 买买提·吐尔逊 卡号 6227 0012 3456 7890 121", "HOLDER=买买提·吐尔逊", "ACCOUNT=6227001234567890121"),
                of(
                        "下午3点15分转的，1.2万；前天14：30还转过一笔6千块",
                        "TIME=2026-11-22 15:15",
                        "AMOUNT=12000",
                        "TIME=2026-11-20 14:30",
                        "AMOUNT=6000"),
                of("刚刚16:45提示到账500元", "TIME=2026-11-21 16:45", "AMOUNT=500"),
                of("损失约1亿2000万元，其中300万已冻结", "AMOUNT=120000000", "AMOUNT=3000000"),
                of("11月30日22:10转款￥0.01测试", "AMOUNT=0.01"),
                of("转入999,999,999,999.99元", "AMOUNT=999999999999.99"),
                of("6222 0299 0100 0021 006 50000元", "ACCOUNT=6222029901000021006", "AMOUNT=50000"),
                of("收款人张三账号6228481234567890011开户行云澜银行", "HOLDER=张三", "ACCOUNT=6228481234567890011"),
                of("账号 990101198803071230 户名 于谦", "ACCOUNT=990101198803071230", "HOLDER=于谦"),
                of("1万零500元、1万2000元、2千元", "AMOUNT=10500", "AMOUNT=12000", "AMOUNT=2000"),
                // what is none of it
                of("余额12,345.67元，尾号1234"),
                of("订单号2026112214300512，快递单号 7730123456789012"),
                of("群里有5万人，点赞200个，3点要求，提成30%"),
                of("转给他1000 USDT，又充了500美元"),
                of("邮箱 abc@qq.com 微信号 wx_888"),
                of("用户名：张三丰 的姓名和身份证"),
                of("13点集合，2026年11月22日"),
                of(""),
                of("😀騙徒叫我匯款"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void findsWhatTheTextHolds(String text, List<String> expected) {
        assertThat(PastedText.read(text, NOW).stream()
                        .map(found -> found.kind() + "=" + found.value())
                        .toList())
                .as(text)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void aDayOfDecemberToldInJanuaryIsLastYears() {
        assertThat(PastedText.read("12月31日22:10", Instant.parse("2027-01-02T01:00:00Z")))
                .extracting(Found::value)
                .containsExactly("2026-12-31 22:10");
    }

    @Test
    void tellsWhatIsDoubtful() {
        assertThat(PastedText.read("6222029901000021007 14:30 身份证990101198803071231", NOW))
                .allMatch(Found::doubtful)
                .hasSize(3);
        assertThat(PastedText.read("6222029901000021006 今天14:30", NOW)).noneMatch(Found::doubtful);
    }

    @Test
    void longAndHostileTextsAreReadQuickly() {
        for (String piece :
                List.of("1", "1 ", "1,", "a.", "1 2-", "收款人", "一", "11:1", "1111 ", "www.", "@a", "户名:张", "万")) {
            String text = piece.repeat(40_000 / piece.length());
            // of the processor, so that others who use the machine don't count
            long start = THREADS.getCurrentThreadCpuTime();
            PastedText.read(text, NOW);
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                    .as(piece)
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    static Stream<Arguments> moments() {
        return Stream.of(
                Arguments.of("1430", "2026-11-22T06:30:00Z"),
                Arguments.of("905", "2026-11-22T01:05:00Z"),
                Arguments.of("2350", "2026-11-21T15:50:00Z"),
                Arguments.of("14：30", "2026-11-22T06:30:00Z"),
                Arguments.of("昨天 9点", "2026-11-21T01:00:00Z"),
                Arguments.of("20分钟前", "2026-11-22T07:10:00Z"),
                Arguments.of("20m", "2026-11-22T07:10:00Z"),
                Arguments.of("2小时前", "2026-11-22T05:30:00Z"),
                Arguments.of("现在", "2026-11-22T07:30:00Z"),
                Arguments.of("now", "2026-11-22T07:30:00Z"),
                Arguments.of("2026-11-22T14:30", "2026-11-22T06:30:00Z"),
                Arguments.of("2026-12-01 10:00", "2026-12-01T02:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void readsMomentsAsOfficersTypeThem(String typed, String expected) {
        assertThat(Spoken.moment(typed, NOW)).isEqualTo(Instant.parse(expected));
    }

    @Test
    void readsAmountsAsOfficersTypeThem() {
        assertThat(Stream.of("5万", "50,000", "50000", "5w", "五万元", "￥50000", "５００００")
                        .map(Spoken::amount)
                        .map(Object::toString))
                .containsOnly("50000.00");
    }

    private static Arguments of(String text, String... expected) {
        return Arguments.of(text, List.of(expected));
    }
}
