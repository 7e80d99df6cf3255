"""The Kubernetes files are read, not run: they are YAML, fit each other, and name commands and options that exist.

Fields of KubeRay are those of its Go types (https://github.com/ray-project/kuberay, Apache-2.0,
``ray-operator/apis/ray/v1/raycluster_types.go`` and ``rayjob_types.go``, read in November 2026).
"""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from commands.program import CONTEXT, program
from schemas.profile import Profile
from tests.commands.checkup import ROOT

FOLDER = ROOT / "docs" / "kubernetes"
FILES = sorted(FOLDER.glob("*.yaml"))
PAGE = (ROOT / "docs" / "scale.md").read_text("utf-8")
CLUSTER_FIELDS = {
    "headGroupSpec", "workerGroupSpecs", "rayVersion", "enableInTreeAutoscaling", "autoscalerOptions",
    "headServiceAnnotations", "suspend",
}  # fmt: skip
HEAD_FIELDS = {"serviceType", "headService", "enableIngress", "rayStartParams", "template"}
WORKER_FIELDS = {
    "groupName", "replicas", "minReplicas", "maxReplicas", "numOfHosts", "rayStartParams", "template", "scaleStrategy",
}  # fmt: skip
JOB_FIELDS = {
    "activeDeadlineSeconds", "backoffLimit", "rayClusterSpec", "submitterPodTemplate", "metadata", "clusterSelector",
    "submitterConfig", "managedBy", "deletionStrategy", "entrypoint", "runtimeEnvYAML", "jobId", "submissionMode",
    "entrypointResources", "entrypointNumCpus", "entrypointNumGpus", "ttlSecondsAfterFinished",
    "shutdownAfterJobFinishes", "suspend",
}  # fmt: skip
POD_FIELDS = {
    "automountServiceAccountToken", "containers", "securityContext", "terminationGracePeriodSeconds", "volumes",
}  # fmt: skip
"""Fields of a pod that the files use; of a container, below. Kubernetes drops one that it does not know."""
CONTAINER_FIELDS = {"name", "image", "ports", "envFrom", "resources", "volumeMounts"}


def documents(name: str) -> list[dict[str, Any]]:
    """Return the objects of a file."""
    return [doc for doc in yaml.safe_load_all((FOLDER / name).read_text("utf-8")) if doc]


def one(name: str, kind: str) -> dict[str, Any]:
    """Return the only object of its kind."""
    [found] = [doc for doc in documents(name) if doc["kind"] == kind]
    return found


def settings(name: str) -> dict[str, str]:
    """Return the data of a ConfigMap."""
    [found] = [
        doc["data"]
        for doc in documents("settings.yaml")
        if doc["kind"] == "ConfigMap" and doc["metadata"]["name"] == name
    ]
    texts: dict[str, str] = found
    return texts


def pods() -> dict[str, dict[str, Any]]:
    """Return the pods of head and workers."""
    spec = one("ray-cluster.yaml", "RayCluster")["spec"]
    [workers] = spec["workerGroupSpecs"]
    return {"head": spec["headGroupSpec"]["template"]["spec"], "workers": workers["template"]["spec"]}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_object_has_what_kubernetes_asks_for(file: Path) -> None:
    """A version, a kind, a name, and the one namespace."""
    for doc in documents(file.name):
        assert doc["apiVersion"] == ("ray.io/v1" if doc["kind"].startswith("Ray") else "v1")
        assert doc["metadata"].get("name") or doc["metadata"].get("generateName")
        assert doc["kind"] == "Namespace" or doc["metadata"]["namespace"] == "checkup"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_file_says_that_it_was_not_run(file: Path) -> None:
    """In its head, and so does the page."""
    assert "# NOT RUN:" in file.read_text("utf-8").partition("\napiVersion:")[0]
    assert f"kubernetes/{file.name}" in PAGE
    assert "## Not measured, not run" in PAGE


def test_the_cluster_has_no_field_that_kuberay_lacks() -> None:
    """A misspelled one would be refused, or dropped in silence."""
    spec = one("ray-cluster.yaml", "RayCluster")["spec"]
    assert spec.keys() <= CLUSTER_FIELDS
    assert {"rayStartParams", "template"} <= spec["headGroupSpec"].keys() <= HEAD_FIELDS
    for group in spec["workerGroupSpecs"]:
        assert {"groupName", "rayStartParams", "template"} <= group.keys() <= WORKER_FIELDS
        assert group["minReplicas"] <= group["replicas"] <= group["maxReplicas"]
        assert all(isinstance(value, str) for value in group["rayStartParams"].values())
    job = one("fleet-job.yaml", "RayJob")["spec"]
    assert {"entrypoint", "clusterSelector"} <= job.keys() <= JOB_FIELDS


@pytest.mark.parametrize("which", ["head", "workers"])
def test_the_pods_are_whole(which: str) -> None:
    """Each mount has its volume, each volume what the files make."""
    pod = pods()[which]
    assert pod.keys() <= POD_FIELDS
    [container] = pod["containers"]
    assert container.keys() <= CONTAINER_FIELDS
    assert container["name"]
    assert container["image"]
    assert set(container["resources"]) == {"requests", "limits"}
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == set(volumes)
    made = {(doc["kind"], doc["metadata"]["name"]) for doc in documents("settings.yaml")}
    for volume in volumes.values():
        if "configMap" in volume:
            assert ("ConfigMap", volume["configMap"]["name"]) in made
        elif "persistentVolumeClaim" in volume:
            assert ("PersistentVolumeClaim", volume["persistentVolumeClaim"]["claimName"]) in made
        else:
            assert volume["ephemeral"]["volumeClaimTemplate"]["spec"]["resources"]["requests"]["storage"]
    for source in container["envFrom"]:
        assert ("Secret", source["secretRef"]["name"]) in made


def test_the_job_finds_its_cluster_and_its_command() -> None:
    """The label that KubeRay gives a cluster's objects, and a file that the head mounts."""
    cluster = one("ray-cluster.yaml", "RayCluster")
    job = one("fleet-job.yaml", "RayJob")["spec"]
    assert job["clusterSelector"] == {"ray.io/cluster": cluster["metadata"]["name"]}
    assert job["backoffLimit"] == 0
    assert job["shutdownAfterJobFinishes"] is False
    folder, _, file = job["entrypoint"].removeprefix("sh ").rpartition("/")
    assert file in settings("checkup-fleet")
    [head] = pods()["head"]["containers"]
    mounts = {mount["mountPath"]: mount["name"] for mount in head["volumeMounts"]}
    [volume] = [each for each in pods()["head"]["volumes"] if each["name"] == mounts[folder]]
    assert volume["configMap"] == {"name": "checkup-fleet"}


def test_the_command_is_one_that_the_program_takes() -> None:
    """Each option exists, its value is taken, and all machines have the data folder."""
    script = settings("checkup-fleet")["run-fleet.sh"].replace("\\\n", " ")
    words = shlex.split(script.splitlines()[0])
    assert words[:2] == ["checkup", "fleet"]
    command = program.get_command(click.Context(program), "fleet")
    assert command is not None
    # With the program's settings: click keeps the help option of a command's first context.
    context = command.make_context("fleet", words[2:], parent=click.Context(program, **CONTEXT))
    assert context.params["ray"] == "auto"
    assert context.params["profiles"] == ("/checkup/profiles",)
    for pod in pods().values():
        mounts = {mount["mountPath"] for mount in pod["containers"][0]["volumeMounts"]}
        assert str(context.params["data"]) in mounts
    [group] = one("ray-cluster.yaml", "RayCluster")["spec"]["workerGroupSpecs"]
    assert context.params["jobs"] == group["replicas"] * int(group["rayStartParams"]["num-cpus"])
    passed = re.search(r"^ *([\d|]+)\) exit 0", script, re.MULTILINE)
    assert passed is not None
    assert passed[1] == "0|1|3|4"


def test_the_profile_is_one() -> None:
    """With the keys that a profile has."""
    for text in settings("checkup-profiles").values():
        Profile.model_validate(tomllib.loads(text))


def test_the_versions_are_those_that_are_pinned() -> None:
    """Of Ray, and of Checkup in the image."""
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    cluster = one("ray-cluster.yaml", "RayCluster")["spec"]
    assert f"\nray=={cluster['rayVersion']}\n" in pins
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    image = (FOLDER / "Dockerfile").read_text("utf-8")
    [built] = re.findall(r"-t (\S+)", image)
    assert built.endswith(f":{version}")
    assert {pod["containers"][0]["image"] for pod in pods().values()} == {built}
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    [named] = re.findall(r"'\./source\[([a-z,]+)\]'", image)
    assert {"fleet"} <= set(named.split(",")) <= extras.keys()


COMMANDS = re.findall(r"(?:`|\bdo )checkup ([a-z]+)([^`;\n]*)", PAGE)
"""Names and arguments of the page's commands; e.g. of "`checkup fleet @monday-1.txt`"."""


@pytest.mark.parametrize(("name", "arguments"), COMMANDS)
def test_the_commands_of_the_page_exist(name: str, arguments: str) -> None:
    """With their options."""
    command = program.get_command(click.Context(program), name)
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in shlex.split(arguments) if word.startswith("--")} <= known


def test_the_page_names_no_option_that_is_gone() -> None:
    """By itself, as `--jobs` of the fleet; one is of the run, one of the benchmark."""
    fleet = program.get_command(click.Context(program), "fleet")
    assert fleet is not None
    known = {option for parameter in fleet.params for option in parameter.opts} | {"--render", "--polite"}
    assert set(re.findall(r"`(--[a-z-]+)[^`]*`", PAGE)) <= known


@pytest.mark.parametrize("key", re.findall(r"`(max_[a-z_]+|[a-z]+_runs|delay_seconds|full_[a-z_]+)`", PAGE))
def test_the_page_s_settings_are_those_of_a_profile(key: str) -> None:
    """Of the crawl, or of what is kept."""
    settings = Profile(url="https://clinic.example/")
    assert hasattr(settings.crawl, key) or hasattr(settings.keep, key)
