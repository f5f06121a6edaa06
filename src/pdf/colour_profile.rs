//! The sRGB colour space as an ICC profile, written from its published numbers. It defines the colours of the file for any
//! device.

/// The bytes of the profile: version 4, display class, three primaries adapted to D50 and the exact sRGB curve.
pub fn srgb() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", words("sRGB")),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", numbers(*b"XYZ ", &[0.9642, 1.0, 0.8249])),
        (
            b"chad",
            numbers(*b"sf32", &[1.047_88, 0.022_92, -0.050_22, 0.029_59, 0.990_48, -0.017_07, -0.009_25, 0.015_08, 0.751_68]),
        ),
        (b"rXYZ", numbers(*b"XYZ ", &[0.436_03, 0.222_49, 0.013_92])),
        (b"gXYZ", numbers(*b"XYZ ", &[0.385_12, 0.716_88, 0.097_08])),
        (b"bXYZ", numbers(*b"XYZ ", &[0.143_05, 0.060_63, 0.713_90])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];

    let mut table = 10_u32.to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let begin = 128 + 4 + 12 * tags.len();
    for (name, value) in tags {
        table.extend(name);
        table.extend(size(begin + data.len()));
        table.extend(size(value.len()));
        data.extend(&value);
        while !data.len().is_multiple_of(4) {
            data.push(0);
        }
    }

    let mut profile = Vec::new();
    profile.extend(size(begin + data.len()));
    profile.extend([0; 4]);
    profile.extend([4, 0x20, 0, 0]);
    profile.extend(b"mntrRGB XYZ ");
    // A fixed day, 1 January 2026: the profile is the same in every file.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        profile.extend(part.to_be_bytes());
    }
    profile.extend(b"acsp");
    profile.extend([0; 24]);
    profile.extend([0; 4]);
    profile.extend(numbers_only(&[0.9642, 1.0, 0.8249]));
    profile.resize(128, 0);
    profile.extend(table);
    profile.extend(data);
    profile
}

fn size(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes()
}

#[expect(clippy::cast_possible_truncation, reason = "the numbers of a profile are written below, and none is near the limit")]
fn fixed(number: f64) -> [u8; 4] {
    ((number * 65_536.0).round() as i32).to_be_bytes()
}

fn numbers_only(values: &[f64]) -> Vec<u8> {
    values.iter().flat_map(|value| fixed(*value)).collect()
}

fn numbers(kind: [u8; 4], values: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(numbers_only(values));
    bytes
}

/// A parametric curve of the third kind: a straight line near black, then a power.
fn curve() -> Vec<u8> {
    let mut bytes = b"para".to_vec();
    bytes.extend([0; 4]);
    bytes.extend([0, 3, 0, 0]);
    bytes.extend(numbers_only(&[2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45]));
    bytes
}

fn words(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc".to_vec();
    bytes.extend([0; 4]);
    bytes.extend(1_u32.to_be_bytes());
    bytes.extend(12_u32.to_be_bytes());
    bytes.extend(b"enUS");
    bytes.extend(size(utf16.len()));
    bytes.extend(28_u32.to_be_bytes());
    bytes.extend(utf16);
    bytes
}
