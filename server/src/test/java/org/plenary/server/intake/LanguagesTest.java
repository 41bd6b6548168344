package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.Read.text;

import org.junit.jupiter.api.Test;

/** Resolutions and treaties in the six languages of the United Nations. English and French have tests of their own. */
class LanguagesTest {
    @Test
    void readsATreatyInChinese() {
        assertThat(text(Read.txt("""
                河流公约

                本公约缔约各国，

                回顾《联合国宪章》的宗旨和原则，

                兹协议如下：

                第一章 总则

                第一条 用语

                在本公约中：

                （一）“河流”指流动的水；

                （二）“缔约方”指受本公约约束的国家。

                第二条

                一、缔约方每年举行一次会议，但第五条规定的情况除外。

                二、会议由秘书处召集。

                第五条规定的情况由缔约方会议决定。

                第3条

                本公约即日生效。

                附件一

                清单
                """))).isEqualTo("""
                # 河流公约
                ## 本公约缔约各国，
                **PP1** 回顾《联合国宪章》的宗旨和原则，
                ## 兹协议如下：
                ## 第一章 总则
                ### Article 1
                **用语**
                在本公约中：
                - (a) “河流”指流动的水；
                - (b) “缔约方”指受本公约约束的国家。
                ### Article 2
                - (a) 缔约方每年举行一次会议，但第五条规定的情况除外。
                - (b) 会议由秘书处召集。
                第五条规定的情况由缔约方会议决定。
                ### Article 3
                本公约即日生效。
                ## Annex I
                **清单**
                """);
    }

    @Test
    void readsAResolutionInChinese() {
        assertThat(text(Read.txt("""
                联合国   A/RES/73/27

                关于水的决议

                大会，

                回顾其2010年7月28日第64/292号决议，

                深为关切许多人没有水，

                决定每年举行会议；

                请秘书长提交报告。
                """))).isEqualTo("""
                # 关于水的决议
                ## 大会，
                **PP1** 回顾其2010年7月28日第64/292号决议，
                **PP2** 深为关切许多人没有水，
                **OP1** 决定每年举行会议；
                **OP2** 请秘书长提交报告。
                """);
    }

    @Test
    void readsATreatyInArabic() {
        assertThat(text(Read.txt("""
                اتفاقية الأنهار

                إن الدول الأطراف في هذه الاتفاقية،

                إذ تشير إلى ميثاق الأمم المتحدة،

                وإذ تؤكد أهمية المياه،

                قد اتفقت على ما يلي:

                المادة الأولى
                النطاق

                لأغراض هذه الاتفاقية:

                (أ) يعني "النهر" الماء الجاري؛

                (ب) يعني "الطرف" الدولة.

                المادة 2

                ١. تجتمع الأطراف كل سنة.

                ٢. تدفع الأطراف التكاليف وفقا للمادة
                ٥. ولا يدفع غيرها.

                المرفق الأول
                """))).isEqualTo("""
                # اتفاقية الأنهار
                ## إن الدول الأطراف في هذه الاتفاقية،
                **PP1** إذ تشير إلى ميثاق الأمم المتحدة،
                **PP2** وإذ تؤكد أهمية المياه،
                ## قد اتفقت على ما يلي:
                ### Article 1
                **النطاق**
                لأغراض هذه الاتفاقية:
                - (a) يعني "النهر" الماء الجاري؛
                - (b) يعني "الطرف" الدولة.
                ### Article 2
                - (a) تجتمع الأطراف كل سنة.
                - (b) تدفع الأطراف التكاليف وفقا للمادة ٥. ولا يدفع غيرها.
                ## Annex I
                """);
    }

    @Test
    void readsAResolutionInArabic() {
        assertThat(text(Read.txt("""
                قرار بشأن المياه

                الجمعية العامة،

                إذ تشير إلى قرارها 64/292،

                1 - تقرر أن تجتمع كل سنة؛

                2 - تطلب إلى الأمين العام أن يقدم تقريرا.
                """))).isEqualTo("""
                # قرار بشأن المياه
                ## الجمعية العامة،
                **PP1** إذ تشير إلى قرارها 64/292،
                **OP1** تقرر أن تجتمع كل سنة؛
                **OP2** تطلب إلى الأمين العام أن يقدم تقريرا.
                """);
    }

    @Test
    void readsATreatyInRussian() {
        assertThat(text(Read.txt("""
                Конвенция о реках

                Государства — участники настоящей Конвенции,

                ссылаясь на Устав Организации Объединенных Наций,

                согласились о нижеследующем:

                Статья 1
                Употребление терминов

                Для целей настоящей Конвенции:

                а) «река» означает воду;

                б) «сторона» означает государство.

                Статья 2. Применение. Конвенция применяется ко всем рекам в соответствии со статьей
                5. Она не применяется к озерам.

                Статья 3 Устава остается в силе, и о ней никто не спорит.

                Приложение I
                """))).isEqualTo("""
                # Конвенция о реках
                ## Государства — участники настоящей Конвенции,
                **PP1** ссылаясь на Устав Организации Объединенных Наций,
                ## согласились о нижеследующем:
                ### Article 1
                **Употребление терминов**
                Для целей настоящей Конвенции:
                - (a) «река» означает воду;
                - (b) «сторона» означает государство.
                ### Article 2
                Применение. Конвенция применяется ко всем рекам в соответствии со статьей 5. Она не применяется к озерам.
                Статья 3 Устава остается в силе, и о ней никто не спорит.
                ## Annex I
                """);
    }

    @Test
    void readsAResolutionInRussian() {
        assertThat(text(Read.txt("""
                Резолюция о воде

                Генеральная Ассамблея,

                ссылаясь на свою резолюцию 64/292,

                вновь подтверждая значение воды,

                постановляет собираться ежегодно;

                просит Генерального секретаря представить доклад.
                """))).isEqualTo("""
                # Резолюция о воде
                ## Генеральная Ассамблея,
                **PP1** ссылаясь на свою резолюцию 64/292,
                **PP2** вновь подтверждая значение воды,
                **OP1** постановляет собираться ежегодно;
                **OP2** просит Генерального секретаря представить доклад.
                """);
    }

    @Test
    void readsATreatyAndAResolutionInSpanish() {
        assertThat(text(Read.txt("""
                Convención sobre los ríos

                Los Estados Partes en la presente Convención,

                Recordando la Carta de las Naciones Unidas,

                Han convenido en lo siguiente:

                CAPÍTULO I

                Artículo 1.º Los Estados Partes se reunirán cada año.

                Artículo 2.º Costos. Los Estados Partes pagarán conforme al artículo
                5. Nadie pagará más de
                2.5 millones de dólares.

                Artículo 3 de la Carta se aplica.

                Anexo I
                """))).isEqualTo("""
                # Convención sobre los ríos
                ## Los Estados Partes en la presente Convención,
                **PP1** Recordando la Carta de las Naciones Unidas,
                ## Han convenido en lo siguiente:
                ## CAPÍTULO I
                ### Article 1
                Los Estados Partes se reunirán cada año.
                ### Article 2
                Costos. Los Estados Partes pagarán conforme al artículo 5. Nadie pagará más de 2.5 millones de dólares.
                Artículo 3 de la Carta se aplica.
                ## Annex I
                """);
        assertThat(text(Read.txt("""
                Resolución sobre el agua

                La Asamblea General,

                Recordando su resolución 64/292,

                Decide reunirse cada año;

                Pide al Secretario General que informe.
                """))).isEqualTo("""
                # Resolución sobre el agua
                ## La Asamblea General,
                **PP1** Recordando su resolución 64/292,
                **OP1** Decide reunirse cada año;
                **OP2** Pide al Secretario General que informe.
                """);
    }
}
