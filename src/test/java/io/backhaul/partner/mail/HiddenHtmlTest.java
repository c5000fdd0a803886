package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verdict that nobody can see is no verdict. */
@Row("N11")
class HiddenHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='display:none'>Approved</p>",
                "<p style='DISPLAY : NONE !important'>Approved</p>",
                "<p style='visibility:hidden'>Approved</p>",
                "<p style='opacity:0'>Approved</p>",
                "<p style='font-size:0px'>Approved</p>",
                "<p style='font-size: 0.0em'>Approved</p>",
                "<div style='height:0;overflow:hidden'><p>Approved</p></div>",
                "<div style='max-height:0'>Approved</div>",
                "<p style='position:absolute;left:-9999px'>Approved</p>",
                "<p style='text-indent:-5000px'>Approved</p>",
                "<p style='color:#fff'>Approved</p>",
                "<p style='color: rgb(255, 255, 255)'>Approved</p>",
                "<font color=white>Approved</font>",
                "<table bgcolor='#000000'><tr><td><span style='color:#000'>Approved</span></td></tr></table>",
                "<p style='color:transparent'>Approved</p>",
                "<p style='mso-hide:all'>Approved</p>",
                "<p hidden>Approved</p>",
                "<style>.x { display: none }</style><p class='x'>Approved</p>",
                "<style>p.x:nope(1), #y {font-size:0}</style><p class='x'>Approved</p>",
                "<!-- Approved -->"
            })
    void whatNobodySeesIsNotRead(String html) {
        assertThat(HtmlText.of("<html><body><p>We will look into it.</p>" + html + "</body></html>"))
                .contains("look into it")
                .doesNotContain("Approved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='color:#333'>Approved</p>",
                "<td style='background:#004080'><span style='color:white'>Approved</span></td>",
                "<p style='font-size:10px; line-height:0; margin-left:-10px'>Approved</p>",
                "<table width=0><tr><td style='width:0'>Approved</td></tr></table>"
            })
    void whatOneSeesIs(String html) {
        assertThat(HtmlText.of("<html><body><table><tr>" + html + "</tr></table></body></html>"))
                .contains("Approved");
    }
}
