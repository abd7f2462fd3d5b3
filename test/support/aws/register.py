"""Checks requests by botocore's models of the services, and registers them with moto's server.

Reads from the file that is its argument a list of {"service", "operation", "params"}, and prints a list of what the service
answers to each: {"error"} or {"kept"}, the definition as the server describes it.
"""
import json
import logging
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError
from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)


def kept(client, service, answer):
    if service == "ecs":
        arn = answer["taskDefinition"]["taskDefinitionArn"]
        return client.describe_task_definition(taskDefinition=arn)["taskDefinition"]
    arn = answer["jobDefinitionArn"]
    return client.describe_job_definitions(jobDefinitions=[arn])["jobDefinitions"][0]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        requests = json.load(file)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    session = boto3.session.Session(
        aws_access_key_id="none", aws_secret_access_key="none", region_name="us-east-1"
    )
    answers = []
    try:
        clients = {
            service: session.client(service, endpoint_url=f"http://{host}:{port}")
            for service in {request["service"] for request in requests}
        }
        for request in requests:
            service = request["service"]
            client = clients[service]
            try:
                answer = getattr(client, request["operation"])(**request["params"])
                answers.append({"kept": kept(client, service, answer)})
            except (BotoCoreError, ClientError) as error:
                answers.append({"error": str(error)})
    finally:
        server.stop()
    json.dump(answers, sys.stdout, default=str)


main()
