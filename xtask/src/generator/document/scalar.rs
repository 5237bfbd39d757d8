//! Plain scalars by the YAML 1.2 core schema: `no` is a string, `0o17` is fifteen, and a number that JSON cannot keep is an error rather
//! than another number.

use serde_json::{Number, Value};

/// The value of a plain (unquoted, untagged) scalar.
pub(super) fn plain(text: &str) -> Result<Value, String> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Ok(Value::Null),
        "true" | "True" | "TRUE" => return Ok(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Ok(Value::Bool(false)),
        _ => {}
    }
    match number(text) {
        Some(Ok(number)) => Ok(Value::Number(number)),
        Some(Err(message)) => Err(message),
        None => Ok(Value::String(text.to_owned())),
    }
}

/// The value of a scalar that carries a core-schema tag (`!!int`, …).
pub(super) fn tagged(suffix: &str, text: &str) -> Result<Value, String> {
    let value = match suffix {
        "str" => return Ok(Value::String(text.to_owned())),
        "null" | "bool" | "int" | "float" => plain(text)?,
        _ => return Err(format!("the tag `!!{suffix}` has no meaning in JSON")),
    };
    let fits = match suffix {
        "null" => value.is_null(),
        "bool" => value.is_boolean(),
        "int" => value.is_i64() || value.is_u64(),
        _ => value.is_number(),
    };
    if fits { Ok(value) } else { Err(format!("`{text}` is not a `!!{suffix}`")) }
}

/// `None`: not spelled as a number.
fn number(text: &str) -> Option<Result<Number, String>> {
    if let Some(digits) = text.strip_prefix("0o").filter(|digits| is_all(digits, |c| ('0'..='7').contains(&c))) {
        return Some(radix(text, digits, 8));
    }
    if let Some(digits) = text.strip_prefix("0x").filter(|digits| is_all(digits, |c| c.is_ascii_hexdigit())) {
        return Some(radix(text, digits, 16));
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(Err(format!("`{text}` has no JSON value")));
    }
    if is_all(unsigned, |c| c.is_ascii_digit()) {
        return Some(integer(text));
    }
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let exponent_fits =
        exponent.is_none_or(|e| is_all(e.strip_prefix(['+', '-']).unwrap_or(e), |c| c.is_ascii_digit()));
    if !(digits(whole) && digits(fraction) && exponent_fits) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let number = text.parse::<f64>().ok().and_then(Number::from_f64);
    Some(number.ok_or_else(|| format!("`{text}` is too large for a JSON number")))
}

fn is_all(text: &str, test: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(test)
}

fn radix(text: &str, digits: &str, base: u32) -> Result<Number, String> {
    u64::from_str_radix(digits, base).map(Number::from).map_err(|_| format!("`{text}` does not fit 64 bits"))
}

fn integer(text: &str) -> Result<Number, String> {
    let bare = text.strip_prefix('+').unwrap_or(text);
    if let Ok(value) = bare.parse::<u64>() {
        return Ok(Number::from(value));
    }
    if let Ok(value) = bare.parse::<i64>() {
        return Ok(Number::from(value));
    }
    // Past 64 bits a double may still hold the integer exactly (2^64 does); where it does not, rounding would change a bound.
    let value = bare.parse::<f64>().map_err(|error| error.to_string())?;
    if format!("{value:.0}") == bare
        && let Some(number) = Number::from_f64(value)
    {
        return Ok(number);
    }
    Err(format!("the integer `{text}` cannot be kept exactly: it does not fit 64 bits"))
}
