//! Criterion benches: each stage, and the whole, at three sizes.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod corpus;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use duizhao::diagnostic::Report;
use duizhao::source::{SourceFile, SourceTree};
use duizhao::text::RelPath;
use duizhao::write::{RealDisk, Target, sync};
use duizhao::{Options, build, check, config, parse, render, site};

const SIZES: &[usize] = &[100, 1_000, 10_000];

fn tree(pairs: usize) -> SourceTree {
    let mut tree = SourceTree::with_embedded_theme();
    for (path, text) in corpus::files(pairs) {
        tree.insert(RelPath::new(&path).unwrap(), SourceFile::Text(text.into()));
    }
    tree
}

fn stages(criterion: &mut Criterion) {
    for &pairs in SIZES {
        let tree = tree(pairs);
        let mut report = Report::default();
        let config = config::parse(&tree, &mut report).unwrap();
        let mut group = criterion.benchmark_group("stages");
        group.sample_size(10).throughput(Throughput::Elements(pairs as u64));
        group.bench_function(BenchmarkId::new("parse", pairs), |bench| {
            bench.iter(|| parse::pages(&tree, &config, parse::Drafts::LeftOut, &mut Report::default()));
        });
        let assembled = || {
            site::assemble(
                parse::pages(&tree, &config, parse::Drafts::LeftOut, &mut Report::default()),
                Vec::new(),
                &config,
                &mut Report::default(),
            )
            .unwrap()
        };
        group.bench_function(BenchmarkId::new("assemble", pairs), |bench| {
            let parsed = || parse::pages(&tree, &config, parse::Drafts::LeftOut, &mut Report::default());
            bench.iter_batched(
                parsed,
                |parsed| site::assemble(parsed, Vec::new(), &config, &mut Report::default()),
                BatchSize::PerIteration,
            );
        });
        let site = assembled();
        group.bench_function(BenchmarkId::new("check", pairs), |bench| {
            bench.iter(|| check::all(&site, &check::Selection::default(), &mut Report::default()));
        });
        group.bench_function(BenchmarkId::new("render", pairs), |bench| {
            bench.iter(|| render::all(&site, &tree, None, &mut Report::default()));
        });
        let outputs = render::all(&site, &tree, None, &mut Report::default());
        group.bench_function(BenchmarkId::new("write", pairs), |bench| {
            bench.iter_batched(
                || tempfile::tempdir().unwrap(),
                |folder| {
                    let target = Target::check(&folder.path().join("public"), folder.path(), None, false, &RealDisk).unwrap();
                    sync(&outputs, &target, &RealDisk).unwrap();
                    folder
                },
                BatchSize::PerIteration,
            );
        });
        group.bench_function(BenchmarkId::new("whole", pairs), |bench| bench.iter(|| build(&tree, &Options::default())));
        group.finish();
    }
}

/// What checking costs beside rendering, where both languages say the same.
fn checks(criterion: &mut Criterion) {
    for &pairs in SIZES {
        let mut tree = SourceTree::with_embedded_theme();
        for (path, text) in corpus::paired::files(pairs) {
            tree.insert(RelPath::new(&path).unwrap(), SourceFile::Text(text.into()));
        }
        let mut report = Report::default();
        let config = config::parse(&tree, &mut report).unwrap();
        let parsed = parse::pages(&tree, &config, parse::Drafts::LeftOut, &mut report);
        let terms = parse::parse_glossary(&tree, &config, &mut report);
        let site = site::assemble(parsed, terms, &config, &mut report).unwrap();
        let tally = check::all(&site, &check::Selection::default(), &mut report);
        let found = report.finish();
        assert!(tally.terms > pairs, "nothing is compared");
        assert_eq!(found.diagnostics().first().map(|found| &found.message), None, "both languages say the same");
        let mut group = criterion.benchmark_group("checks");
        group.sample_size(10).throughput(Throughput::Elements(pairs as u64));
        group.bench_function(BenchmarkId::new("check", pairs), |bench| {
            bench.iter(|| check::all(&site, &check::Selection::default(), &mut Report::default()));
        });
        group.bench_function(BenchmarkId::new("render", pairs), |bench| {
            bench.iter(|| render::all(&site, &tree, None, &mut Report::default()));
        });
        group.finish();
    }
}

criterion_group!(benches, stages, checks);
criterion_main!(benches);
