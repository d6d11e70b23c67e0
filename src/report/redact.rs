//! A study as the parties may see it: taken out before anything is written, so that no section can
//! forget to ask.
//!
//! What a model calls private is told by name of policy; the words of a scenario that speak of one
//! are its authors' own, so a text that names one is left out whole.

use super::texts::Texts;
use crate::analysis::Subject;
use crate::model::Planned;

/// The same study without policies that are private, and without the texts that name them.
pub(super) fn for_parties(subject: &Subject, t: &Texts) -> Subject {
    let mut open = subject.clone();
    let private = &subject.dictionary.private.policies;
    let is_private = |policy: &Planned| private.contains(&policy.name);
    let shared = |policy: &Planned| subject.plans.iter().all(|plan| plan.contains(policy));
    let tells = |text: &str| names_one(text, private);
    let hide = |text: &mut String, key: &'static str| {
        if tells(text) {
            *text = t.plain(key);
        }
    };
    hide(&mut open.name, "redacted.name");
    hide(&mut open.question, "redacted.text");
    hide(&mut open.about, "redacted.text");
    for (at, option) in open.options.iter_mut().enumerate() {
        // Name and words of an option are what sets it apart: where that is a private policy, they
        // tell it. Its letter is left: an option without a name is called by that alone.
        let plan = subject.plans.get(at).map_or(&[][..], Vec::as_slice);
        if plan.iter().any(|policy| is_private(policy) && !shared(policy)) {
            option.says = t.plain("redacted.says");
            option.name.clear();
        }
        hide(&mut option.says, "redacted.says");
        if tells(&option.name) {
            option.name.clear();
        }
    }
    for criterion in &mut open.compare.criteria {
        hide(&mut criterion.says, "redacted.text");
        hide(&mut criterion.name, "redacted.name");
    }
    for plan in &mut open.plans {
        plan.retain(|policy| !is_private(policy));
        plan.iter_mut().for_each(|policy| hide(&mut policy.start, "redacted.start"));
    }
    for factor in open.confounded.iter_mut().flat_map(|pair| &mut pair.differ) {
        if private.contains(&factor.policy) {
            factor.policy = t.plain("redacted.policy");
            factor.aspect = "";
            factor.key = None;
        }
    }
    open.assumptions.iter_mut().for_each(|one| hide(&mut one.source, "redacted.source"));
    open.history.iter_mut().for_each(|point| hide(&mut point.source, "redacted.source"));
    open
}

/// True if a text names one of some policies, however it writes what stands between words.
fn names_one(text: &str, policies: &[String]) -> bool {
    let plain = |text: &str| -> String {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words: Vec<String> =
            words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        format!(" {} ", words.join(" "))
    };
    let text = plain(text);
    policies
        .iter()
        .map(|policy| plain(policy))
        .any(|name| name.trim() != "" && text.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_that_may_not_be_named_has_no_name_and_not_the_same_as_others() {
        let option =
            |name: &str| crate::scenario::OptionInfo { name: name.into(), says: String::new() };
        let mut subject =
            Subject { options: vec![option("talk"), option("strike-gang")], ..Subject::default() };
        subject.dictionary.private.policies = vec!["strike-gang".into()];
        let open = for_parties(&subject, &Texts::english().unwrap());
        let names: Vec<&str> = open.options.iter().map(|option| option.name.as_str()).collect();
        assert_eq!(names, ["talk", ""]);
    }

    #[test]
    fn a_text_names_a_policy_however_its_words_are_joined() {
        let policies = ["strike-gang".to_owned()];
        for text in ["after strike_gang 50%", "Strike gang, then talk", "with-strike-gang"] {
            assert!(names_one(text, &policies), "{text}");
        }
        assert!(!names_one("strike gangs", &policies) && !names_one("strike", &policies));
        assert!(!names_one("anything", &["-".to_owned()]) && !names_one("x", &[]));
    }
}
