package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Answer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Evidence photos: small pictures that differ by their name. */
final class Photos {

    private Photos() {}

    static Answer jpeg(String name) throws IOException {
        Random colours = new Random(name.hashCode());
        BufferedImage picture = new BufferedImage(48, 36, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (int column = 0; column < 4; column++) {
            for (int row = 0; row < 3; row++) {
                pen.setColor(new Color(colours.nextInt(0x1000000)));
                pen.fillRect(column * 12, row * 12, 12, 12);
            }
        }
        pen.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(picture, "jpg", jpeg);
        return Answer.bytes(200, "image/jpeg", jpeg.toByteArray());
    }
}
